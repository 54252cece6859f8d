import { expect } from 'chai'
import type { Firm } from '../../../models/Firm.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { anyone, as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'

const draft = {
  year: 2026,
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  pledges: [
    { kind: 'hours', quantity: 60_000 },
    { kind: 'money', quantity: 12_000_000, currency: 'HKD' },
  ],
}

const pointers = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer)

describe('partnerships', () => {
  let firm: Firm
  let manager: Browser
  const at = (path = '') => `/firms/${firm.id}/partnerships${path}`
  const yearAfter = (year: number) => ({ ...draft, year, startsOn: `${year}-01-01`, endsOn: `${year}-12-31` })

  beforeEach(async () => {
    firm = await build.firm({ status: 'engaged' })
    manager = await as(await build.manager())
  })

  it('are proposed, signed and ended', async () => {
    const proposed = await manager.post(at()).send(draft).expect(201)
    expect(proposed.body).to.include({ year: 2026, state: 'draft', signedOn: null })
    expect((await firm.reload()).status).to.equal('engaged')

    const signed = await manager.put(at('/2026/signature')).send({ signedOn: '2026-03-18' }).expect(200)
    expect(signed.body).to.include({ state: 'live', signedOn: '2026-03-18' })
    expect((await firm.reload()).status).to.equal('partner')

    const ended = await manager.put(at('/2026/ending')).send({}).expect(200)
    expect(ended.body).to.include({ state: 'ended', endsOn: '2026-03-18' })
    expect(await auditVerbs()).to.deep.equal([
      'partnership.proposed',
      'partnership.signed',
      'partnership.ended',
    ])
  })

  it('are listed newest first, in pages, and stand on the firm’s own page', async () => {
    for (const year of [2024, 2026, 2025]) await manager.post(at()).send(yearAfter(year)).expect(201)

    const first = await manager.get(at('?limit=2')).expect(200)
    const second = await manager.get(at(`?limit=2&cursor=${first.body.next}`)).expect(200)
    const years = (items: { year: number }[]) => items.map(({ year }) => year)
    expect([...years(first.body.items), ...years(second.body.items)]).to.deep.equal([2026, 2025, 2024])
    expect(second.body.next).to.equal(null)
    const { body } = await manager.get(`/firms/${firm.id}`).expect(200)
    expect(years(body.partnerships)).to.deep.equal([2026, 2025, 2024])
  })

  it('do not overlap and come once a year', async () => {
    await manager.post(at()).send(draft).expect(201)
    for (const clash of [
      draft,
      { ...draft, startsOn: '2026-07-01', endsOn: '2027-06-30' },
      { ...draft, year: 2027, startsOn: '2026-12-31', endsOn: '2027-12-30' },
      { ...draft, year: 2025, startsOn: '2025-01-02', endsOn: '2026-01-01' },
    ]) {
      await manager.post(at()).send(clash).expect(409)
    }
    await manager.post(at()).send(yearAfter(2027)).expect(201)
    await manager
      .post(`/firms/${(await build.firm()).id}/partnerships`)
      .send(draft)
      .expect(201)
    expect(await Partnership.count()).to.equal(3)
    expect(await auditVerbs()).to.have.length(3)
  })

  it('end no earlier than they began and not in the future, and cut the term', async () => {
    await build.partnership({ firmId: firm.id })
    await manager.put(at('/2026/ending')).send({ endedOn: '2026-03-19' }).expect(422)
    await manager.put(at('/2026/ending')).send({ endedOn: '2025-12-31' }).expect(422)
    const { body } = await manager.put(at('/2026/ending')).send({ endedOn: '2026-01-01' }).expect(200)
    expect(body).to.include({ state: 'ended', startsOn: '2026-01-01', endsOn: '2026-01-02' })
  })

  it('that are over keep their last day', async () => {
    await build.partnership({ firmId: firm.id, year: 2025, startsOn: '2025-01-01', endsOn: '2025-12-31' })
    const { body } = await manager.put(at('/2025/ending')).send({}).expect(200)
    expect(body).to.include({ state: 'ended', endsOn: '2025-12-31' })
  })

  it('take each step once, in order', async () => {
    await manager.post(at()).send(draft).expect(201)
    await manager.put(at('/2026/ending')).send({}).expect(409)
    await manager.put(at('/2026/signature')).send({ signedOn: '2026-03-19' }).expect(422)
    await manager.put(at('/2026/signature')).send({ signedOn: '2026-03-01' }).expect(200)
    await manager.put(at('/2026/signature')).send({ signedOn: '2026-03-02' }).expect(409)
    await manager.put(at('/2026/ending')).send({}).expect(200)
    await manager.put(at('/2026/ending')).send({}).expect(409)
    await manager.put(at('/2026/signature')).send({ signedOn: '2026-03-02' }).expect(409)

    const later = await build.partnership({ ...yearAfter(2027), firmId: firm.id })
    await manager.put(at('/2027/ending')).send({}).expect(409)
    expect((await later.reload()).state).to.equal('signed')
    for (const year of ['2030', '26', '2026abc', '0x7EA']) {
      await manager
        .put(at(`/${year}/signature`))
        .send({ signedOn: '2026-03-02' })
        .expect(404)
    }
    expect(await auditVerbs()).to.have.length(3)
  })

  it('end the access of the firm’s lawyers with them', async () => {
    const lease = await build.lease()
    const lawyer = await as(lease.lawyer)
    await lawyer.get(`/matters/${lease.matter.id}`).expect(200)
    await manager.put(`/firms/${lease.firm.id}/partnerships/2026/ending`).send({}).expect(200)
    await lawyer.get(`/matters/${lease.matter.id}`).expect(404)
  })

  it('refuse what makes no agreement', async () => {
    const refused: [object, string[]][] = [
      [{ ...draft, startsOn: '2026-02-31' }, ['/startsOn']],
      [{ ...draft, startsOn: '2026-12-31', endsOn: '2026-12-31' }, ['/endsOn']],
      [{ ...draft, endsOn: '2025-12-31' }, ['/endsOn']],
      [{ ...draft, endsOn: '2027-02-05' }, ['/endsOn']],
      [{ ...draft, year: 2025 }, ['/year']],
      [{ ...draft, year: '2026', state: 'signed' }, ['/year', '/state']],
    ]
    for (const [body, expected] of refused) {
      const answer = await manager.post(at()).send(body).expect(422)
      expect(pointers(answer.body)).to.have.members(expected)
    }
    await manager.get(at('?sort=year')).expect(422)
    expect(await Partnership.count()).to.equal(0)
    expect(await auditVerbs()).to.deep.equal([])
  })

  it('take a term of four hundred days and no more', async () => {
    await manager
      .post(at())
      .send({ ...draft, endsOn: '2027-02-04' })
      .expect(201)
  })

  it('are made by those who run the programme, and seen by the firm’s coordinator', async () => {
    await build.partnership({ firmId: firm.id })
    const changes = async (browser: Browser) => {
      const answers = [
        await browser.post(at()).send(yearAfter(2027)),
        await browser.put(at('/2026/signature')).send({ signedOn: '2026-03-01' }),
        await browser.put(at('/2026/ending')).send({}),
      ]
      return answers.map(({ status }) => status)
    }
    const coordinator = await as(await build.coordinator(firm))
    await coordinator.get(at()).expect(200)
    expect(await changes(coordinator)).to.deep.equal([403, 403, 403])
    const lawyer = await as(await build.partnerLawyer(firm))
    await lawyer.get(at()).expect(403)
    expect(await changes(lawyer)).to.deep.equal([403, 403, 403])
    const stranger = await as(await build.coordinator(await build.firm()))
    await stranger.get(at()).expect(404)
    expect(await changes(stranger)).to.deep.equal([404, 404, 404])
    await anyone().get(at()).expect(401)
    expect(await changes(anyone())).to.deep.equal([401, 401, 401])
    expect(await Partnership.count({ where: { state: 'signed' } })).to.equal(1)
    expect(await auditVerbs()).to.deep.equal([])
  })
})
