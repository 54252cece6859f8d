import { expect } from 'chai'
import type { Firm } from '../../../models/Firm.ts'
import { Instalment } from '../../../models/Instalment.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { Pledge } from '../../../models/Pledge.ts'
import { select } from '../../../models/statements.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { setClock } from '../../support/house.ts'

const instalments = [
  { dueOn: '2025-12-02', amountMinor: 5_000_000 },
  { dueOn: '2026-07-01', amountMinor: 7_000_000 },
]
const money = { kind: 'money', quantity: 12_000_000, currency: 'HKD' }
const draft = {
  year: 2026,
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  pledges: [
    { kind: 'hours', quantity: 60_000 },
    { ...money, restrictedTo: 'Interpreters', description: 'From the firm’s fund', instalments },
    { kind: 'money', quantity: 500_000, currency: 'GBP' },
    { kind: 'matters', quantity: 8 },
    { kind: 'trainings', quantity: 2 },
    { kind: 'secondment', quantity: 20 },
    { kind: 'in-kind', quantity: 900_000, currency: 'HKD' },
  ],
}
const conditions = {
  excludedKinds: ['judicial-review'],
  excludedSectors: ['Private security'],
  reportingDates: ['2026-07-31', '2027-01-31'],
  answerHours: 24,
  clearHours: 72,
  graceDays: 45,
  mostMatters: 5,
}
const signatories = [
  { name: 'Ada Quill', title: 'Director', side: 'centre', signedOn: '2026-03-01' },
  { name: 'Bela Fenn', title: 'Partner', side: 'firm', signedOn: '2026-03-02' },
]

const pointers = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer)

describe('the terms of a partnership', () => {
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
  })

  it('are kept as they were said, whatever was pledged', async () => {
    await manager
      .post(at())
      .send({ ...draft, ...conditions })
      .expect(201)
    const { body } = await manager.get(at('/2026')).expect(200)

    expect(body).to.deep.include({ ...conditions, state: 'draft', renewedFrom: null, signatories: [] })
    const said = body.pledges.map((pledge: Record<string, unknown>) => {
      const { id: _, instalments: parts, ...rest } = pledge
      const told = Object.entries(rest).filter(([, value]) => value !== null)
      const dues = (parts as typeof instalments).map(({ dueOn, amountMinor }) => ({ dueOn, amountMinor }))
      return { ...Object.fromEntries(told), ...(dues.length > 0 ? { instalments: dues } : {}) }
    })
    expect(said).to.deep.equal(draft.pledges)
  })

  it('are the usual ones where nothing was said', async () => {
    const { body } = await manager
      .post(at())
      .send({ ...draft, pledges: [] })
      .expect(201)
    expect(body).to.deep.include({
      pledges: [],
      excludedKinds: [],
      excludedSectors: [],
      reportingDates: [],
      answerHours: 48,
      clearHours: 48,
      graceDays: 30,
      mostMatters: null,
    })
  })

  it('refuse pledges that promise nothing that can be counted', async () => {
    const refused: [object, string[]][] = [
      [{ kind: 'money', quantity: 5 }, ['/pledges/0/currency']],
      [{ kind: 'in-kind', quantity: 5 }, ['/pledges/0/currency']],
      [{ kind: 'hours', quantity: 5, currency: 'HKD' }, ['/pledges/0/currency']],
      [{ kind: 'hours', quantity: 0 }, ['/pledges/0/quantity']],
      [{ kind: 'hours', quantity: 1.5 }, ['/pledges/0/quantity']],
      [{ kind: 'hours', quantity: 2 ** 31 }, ['/pledges/0/quantity']],
      [{ kind: 'goodwill', quantity: 1 }, ['/pledges/0/kind']],
      [
        { kind: 'hours', quantity: 5, instalments: [{ dueOn: '2026-02-01', amountMinor: 5 }] },
        ['/pledges/0/instalments'],
      ],
      [
        { ...money, instalments: [{ dueOn: '2026-02-01', amountMinor: 11_999_999 }] },
        ['/pledges/0/instalments'],
      ],
      [
        { ...money, quantity: 1, instalments: [{ dueOn: '2025-12-01', amountMinor: 1 }] },
        ['/pledges/0/instalments/0/dueOn'],
      ],
      [
        { ...money, quantity: 1, instalments: [{ dueOn: '2027-01-31', amountMinor: 1 }] },
        ['/pledges/0/instalments/0/dueOn'],
      ],
    ]
    for (const [pledge, expected] of refused) {
      const answer = await manager
        .post(at())
        .send({ ...draft, pledges: [pledge] })
        .expect(422)
      expect(pointers(answer.body)).to.deep.equal(expected)
    }
    for (const twice of [{ kind: 'hours', quantity: 5 }, money]) {
      const { body } = await manager
        .post(at())
        .send({ ...draft, pledges: [twice, { ...twice, quantity: 7 }] })
        .expect(422)
      expect(pointers(body)).to.deep.equal(['/pledges/1'])
    }
    expect([await Partnership.count(), await Pledge.count()]).to.deep.equal([0, 0])
  })

  it('refuse conditions that are none', async () => {
    const refused: [object, string][] = [
      [{ answerHours: 0 }, '/answerHours'],
      [{ clearHours: 721 }, '/clearHours'],
      [{ graceDays: 367 }, '/graceDays'],
      [{ mostMatters: -1 }, '/mostMatters'],
      [{ excludedKinds: ['lobbying'] }, '/excludedKinds/0'],
      [{ excludedSectors: ['two\nlines'] }, '/excludedSectors/0'],
      [{ reportingDates: ['2026-02-31'] }, '/reportingDates/0'],
    ]
    for (const [wrong, pointer] of refused) {
      const { body } = await manager
        .post(at())
        .send({ ...draft, ...wrong })
        .expect(422)
      expect(pointers(body)).to.deep.equal([pointer])
    }
    expect(await Partnership.count()).to.equal(0)
  })

  it('change while the agreement is a draft, pledges as a whole', async () => {
    await manager.post(at()).send(draft).expect(201)
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

  it('do not change under one who read an earlier version, nor without saying which', async () => {
    await manager.post(at()).send(draft).expect(201)
    const etag = await etagNow()
    await change(manager, etag, { pledges: [] }).expect(200)
    await change(manager, etag, { mostMatters: 9 }).expect(412)
    await manager.patch(at('/2026')).send({ mostMatters: 9 }).expect(428)
    expect((await Partnership.findOne())?.mostMatters).to.equal(null)
  })

  it('do not change into what could not have been proposed', async () => {
    await manager.post(at()).send(draft).expect(201)
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

  it('stand once they are signed', async () => {
    await manager.post(at()).send(draft).expect(201)
    await manager.put(at('/2026/signature')).send({ signedOn: '2026-03-01' }).expect(200)
    await change(manager, await etagNow(), { mostMatters: 9 }).expect(409)
    await manager.put(at('/2026/ending')).send({}).expect(200)
    await change(manager, await etagNow(), { mostMatters: 9 }).expect(409)
  })

  it('are changed by those who run the programme, and read by the firm’s coordinator', async () => {
    await manager.post(at()).send(draft).expect(201)
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

  it('name who signed for each side, and nowhere in plain', async () => {
    await manager.post(at()).send(draft).expect(201)
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
