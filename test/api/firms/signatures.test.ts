import { expect } from 'chai'
import type { Firm } from '../../../models/Firm.ts'
import { select } from '../../../models/statements.ts'
import { as, type Browser } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { setClock } from '../../support/house.ts'

const signatories = [
  { name: 'Ada Quill', title: 'Director', side: 'centre', signedOn: '2026-03-01' },
  { name: 'Bela Fenn', title: 'Partner', side: 'firm', signedOn: '2026-03-02' },
]

const pointers = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer)

describe('the signature and the end of a partnership', () => {
  let firm: Firm
  let manager: Browser
  const at = (path = '') => `/firms/${firm.id}/partnerships${path}`

  beforeEach(async () => {
    firm = await build.firm({ status: 'engaged' })
    manager = await as(await build.manager())
  })

  it('name who signed for each side, and nowhere in plain', async () => {
    await build.partnership({ firmId: firm.id, state: 'draft' })
    const sign = (body: object) => manager.put(at('/2026/signature')).send(body)
    const refused: [object, string][] = [
      [{ signedOn: '2026-03-02', signatories: signatories.slice(0, 1) }, '/signatories'],
      [{ signedOn: '2026-03-01', signatories }, '/signatories/1/signedOn'],
      [{ signedOn: '2026-03-02', signatories: [{ ...signatories[0], side: 'moon' }] }, '/signatories/0/side'],
    ]
    for (const [body, pointer] of refused) {
      expect(pointers((await sign(body).expect(422)).body)).to.include(pointer)
    }
    const { body } = await sign({ signedOn: '2026-03-02', signatories }).expect(200)
    expect(body.signatories).to.deep.equal(signatories)
    const [row] = await select<{ signatories: string }>('SELECT signatories FROM partnerships')
    expect(row?.signatories).to.be.a('string').and.not.contain('Quill')
  })

  it('end for a reason', async () => {
    await build.partnership({ firmId: firm.id })
    await manager.put(at('/2026/ending')).send({ because: 'Ada left' }).expect(422)
    const { body } = await manager.put(at('/2026/ending')).send({ because: 'firm-merged' }).expect(200)
    expect(body).to.include({ state: 'ended', endedBecause: 'firm-merged' })
  })
})

describe('the state of a partnership in answers', () => {
  it('is worked out from the day and from the renewal, and known to the next agreement', async () => {
    const firm = await build.partnerFirm()
    const at = `/firms/${firm.id}/partnerships`
    const states = async (browser: Browser) => {
      const { body } = await browser.get(at).expect(200)
      return body.items.map(({ state }: { state: string }) => state)
    }
    const manager = await build.manager()
    const renewal = { year: 2027, startsOn: '2027-01-20', endsOn: '2027-12-31', pledges: [] }
    expect(await states(await as(manager))).to.deep.equal(['live'])

    setClock('2026-12-01T06:00:00.000Z')
    expect(await states(await as(manager))).to.deep.equal(['renewal-due'])
    const proposed = await (await as(manager)).post(at).send(renewal).expect(201)
    expect(proposed.body.renewedFrom).to.equal(2026)

    setClock('2027-01-10T06:00:00.000Z')
    const late = await as(manager)
    expect(await states(late)).to.deep.equal(['draft', 'grace'])
    await late.put(`${at}/2027/signature`).send({ signedOn: '2027-01-10' }).expect(200)
    expect(await states(late)).to.deep.equal(['upcoming', 'renewed'])
  })

  it('gives no access in the days of grace', async () => {
    const { firm, lawyer, matter } = await build.lease()
    setClock('2026-12-31T06:00:00.000Z')
    await (await as(lawyer)).get(`/matters/${matter.id}`).expect(200)

    setClock('2026-12-31T16:00:00.000Z')
    const manager = await as(await build.manager())
    const { body } = await manager.get(`/firms/${firm.id}/partnerships/2026`).expect(200)
    expect(body.state).to.equal('grace')
    await (await as(lawyer)).get(`/matters/${matter.id}`).expect(404)
  })
})
