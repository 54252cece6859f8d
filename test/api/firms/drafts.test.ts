import { expect } from 'chai'
import type { Firm } from '../../../models/Firm.ts'
import { Instalment } from '../../../models/Instalment.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { Pledge } from '../../../models/Pledge.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'

const instalments = [
  { dueOn: '2025-12-02', amountMinor: 5 },
  { dueOn: '2026-07-01', amountMinor: 7 },
]
const money = { kind: 'money', quantity: 12, currency: 'HKD' }
const draft = {
  year: 2026,
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  pledges: [
    { kind: 'hours', quantity: 60_000 },
    { ...money, instalments },
  ],
}

describe('a drafted partnership', () => {
  let firm: Firm
  let manager: Browser
  const at = (path = '') => `/firms/${firm.id}/partnerships${path}`
  const change = (browser: Browser, etag: string | undefined, body: object) =>
    browser
      .patch(at('/2026'))
      .set('If-Match', etag ?? '')
      .send(body)
  const etagNow = async () => (await manager.get(at('/2026')).expect(200)).headers.etag

  beforeEach(async () => {
    firm = await build.firm({ status: 'engaged' })
    manager = await as(await build.manager())
    await manager.post(at()).send(draft).expect(201)
  })

  it('changes, its pledges as a whole', async () => {
    const pledges = [{ ...money, quantity: 3, instalments: [{ dueOn: '2027-02-01', amountMinor: 3 }] }]
    const edit = { endsOn: '2027-01-15', mostMatters: 3, pledges }

    const { body, headers } = await change(manager, await etagNow(), edit).expect(200)

    expect(body).to.include({ startsOn: '2026-01-01', endsOn: '2027-01-15', mostMatters: 3 })
    expect(body.pledges.map(({ quantity }: { quantity: number }) => quantity)).to.deep.equal([3])
    expect(headers.etag).to.equal(await etagNow())
    expect([await Pledge.count(), await Instalment.count()]).to.deep.equal([1, 1])
    await change(manager, await etagNow(), { mostMatters: null }).expect(200)
    expect(await Pledge.count()).to.equal(1)
    expect(await auditVerbs()).to.deep.equal([
      'partnership.proposed',
      'partnership.changed',
      'partnership.changed',
    ])
  })

  it('does not change under one who read an earlier version, nor without saying which', async () => {
    const etag = await etagNow()
    await change(manager, etag, { pledges: [] }).expect(200)
    await change(manager, etag, { mostMatters: 9 }).expect(412)
    await manager.patch(at('/2026')).send({ mostMatters: 9 }).expect(428)
    expect((await Partnership.findOne())?.mostMatters).to.equal(null)
  })

  it('does not change into what could not have been proposed', async () => {
    const other = { year: 2027, startsOn: '2027-01-01', endsOn: '2027-12-31', pledges: [] }
    await manager.post(at()).send(other).expect(201)
    const etag = await etagNow()
    const refused: [object, number][] = [
      [{ endsOn: '2027-01-01' }, 409],
      [{ endsOn: '2025-12-31' }, 422],
      [{ startsOn: '2027-01-01', endsOn: '2027-12-31' }, 422],
      [{ startsOn: '2026-01-02' }, 422],
      [{ graceDays: 29 }, 422],
      [{ year: 2028 }, 422],
      [{ state: 'signed' }, 422],
      [{}, 422],
    ]
    for (const [body, status] of refused) await change(manager, etag, body).expect(status)
    expect(await etagNow()).to.equal(etag)
    expect(await auditVerbs()).to.have.length(2)
  })

  it('stands once it is signed', async () => {
    await manager.put(at('/2026/signature')).send({ signedOn: '2026-03-01' }).expect(200)
    await change(manager, await etagNow(), { mostMatters: 9 }).expect(409)
    await manager.put(at('/2026/ending')).send({}).expect(200)
    await change(manager, await etagNow(), { mostMatters: 9 }).expect(409)
  })

  it('is changed by those who run the programme, and read by the firm’s coordinator', async () => {
    const etag = await etagNow()
    const table: [Browser, number, number][] = [
      [await as(await build.director()), 200, 200],
      [await as(await build.coordinator(firm)), 200, 403],
      [await as(await build.partnerLawyer(firm)), 403, 403],
      [await as(await build.caseworker()), 403, 403],
      [await as(await build.coordinator(await build.firm())), 404, 404],
      [await as(await build.administrator()), 404, 404],
    ]
    for (const [browser, reads, changes] of table) {
      await browser.get(at('/2026')).expect(reads)
      await change(browser, etag, { answerHours: 48 }).expect(changes)
    }
    await manager.get(at('/2030')).expect(404)
  })
})
