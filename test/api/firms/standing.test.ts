import { expect } from 'chai'
import type { Firm, FirmStatus } from '../../../models/Firm.ts'
import { FirmStanding } from '../../../models/FirmStanding.ts'
import { anyone, as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'

describe('the standing of a firm', () => {
  let manager: Browser

  beforeEach(async () => {
    manager = await as(await build.manager())
  })

  const put = (firm: { id: string }, body: object, browser = manager) =>
    browser.put(`/firms/${firm.id}/standing`).send({ because: 'firm-asked', ...body })
  const historyOf = async ({ id }: { id: string }) =>
    (await manager.get(`/firms/${id}/standings`).expect(200)).body.items.map(
      ({ status, because }: { status: string; because: string }) => `${status} ${because}`,
    )

  it('is written from the first day on, and follows the agreement', async () => {
    const { body: firm } = await manager.post('/firms').send({ name: 'Ashworth', offices: [] }).expect(201)
    await build.partnership({ firmId: firm.id, state: 'draft' })
    await manager
      .put(`/firms/${firm.id}/partnerships/2026/signature`)
      .send({ signedOn: '2026-02-01' })
      .expect(200)

    await put(firm, { status: 'paused', because: 'capacity', note: 'Until \u202esummer' }).expect(200)
    await put(firm, { status: 'partner', because: 'returned' }).expect(200)
    await put(firm, { status: 'lapsed', because: 'term-ended' }).expect(200)
    await put(firm, { status: 'engaged', because: 'returned' }).expect(200)
    await put(firm, { status: 'former' }).expect(200)

    expect(await historyOf(firm)).to.deep.equal([
      'former firm-asked',
      'engaged returned',
      'lapsed term-ended',
      'partner returned',
      'paused capacity',
      'partner agreement-signed',
      'prospect first-contact',
    ])
    const { body } = await manager.get(`/firms/${firm.id}/standings?limit=5`).expect(200)
    expect(body.items[4].note).to.equal('Until ⟦U+202E⟧summer')
    expect((await manager.get(`/firms/${firm.id}`).expect(200)).body.status).to.equal('former')
    expect(await auditVerbs()).to.deep.equal([
      'firm.added',
      'partnership.signed',
      'firm.paused',
      'firm.returned',
      'firm.lapsed',
      'firm.returned',
      'firm.left',
    ])
  })

  it('is not written anew when a partner signs for another year', async () => {
    const firm = await build.partnerFirm()
    for (const [year, startsOn, endsOn] of [
      [2027, '2027-01-01', '2027-12-31'],
      [2028, '2028-01-01', '2028-12-31'],
    ] as const) {
      await build.partnership({ firmId: firm.id, year, startsOn, endsOn, state: 'draft' })
      await manager
        .put(`/firms/${firm.id}/partnerships/${year}/signature`)
        .send({ signedOn: '2026-03-01' })
        .expect(200)
    }
    expect(await historyOf(firm)).to.deep.equal(['partner agreement-signed'])
  })

  const refusals: [FirmStatus, FirmStatus, FirmStatus[]][] = [
    ['prospect', 'engaged', ['former']],
    ['prospect', 'paused', ['former']],
    ['engaged', 'partner', ['former']],
    ['partner', 'engaged', ['paused', 'lapsed', 'former']],
    ['paused', 'paused', ['lapsed', 'former']],
    ['paused', 'partner', ['lapsed', 'former']],
    ['lapsed', 'partner', ['engaged', 'former']],
    ['lapsed', 'paused', ['engaged', 'former']],
    ['former', 'former', ['engaged']],
  ]
  for (const [from, to, allowed] of refusals) {
    it(`does not go from ${from} to ${to} without an agreement, and says where it goes`, async () => {
      const firm = await build.firm({ status: from })
      const { body } = await put(firm, { status: to }).expect(409)
      expect(body.type).to.equal('/problems/illegal-move')
      expect(body.allowed).to.have.members(allowed)
      expect((await firm.reload()).status).to.equal(from)
      expect(await FirmStanding.count()).to.equal(0)
      expect(await auditVerbs()).to.deep.equal([])
    })
  }

  it('comes back from a pause on the last day of the agreement, and not on the day after', async () => {
    const [last, over] = [await build.firm({ status: 'paused' }), await build.firm({ status: 'paused' })]
    await build.partnership({ firmId: last.id, endsOn: '2026-03-18' })
    await build.partnership({ firmId: over.id, endsOn: '2026-03-17' })
    await put(over, { status: 'partner' }).expect(409)
    await put(last, { status: 'partner' }).expect(200)
  })

  it('keeps its dates in order', async () => {
    const firm = await build.firm()
    await put(firm, { status: 'paused', sinceOn: '2026-03-19' }).expect(422)
    await put(firm, { status: 'paused', sinceOn: '2026-03-10' }).expect(200)
    const { body } = await put(firm, { status: 'lapsed', sinceOn: '2026-03-09' }).expect(422)
    expect(body.errors).to.deep.equal([{ pointer: '/sinceOn', detail: 'before the present standing began' }])
    await put(firm, { status: 'lapsed', sinceOn: '2026-03-10' }).expect(200)
    expect(await historyOf(firm)).to.deep.equal(['lapsed firm-asked', 'paused firm-asked'])
  })

  it('moves once when two decide at the same moment', async () => {
    const firm = await build.firm()
    const answers = await Promise.all([
      put(firm, { status: 'paused' }),
      put(firm, { status: 'paused' }, await as(await build.director())),
    ])
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 409])
    expect(await FirmStanding.count()).to.equal(1)
  })

  it('is not decided for reasons that only events give, nor without one', async () => {
    const firm = await build.firm()
    for (const body of [
      { because: 'agreement-signed' },
      { because: 'first-contact' },
      { because: undefined },
      { status: 'prospect' },
      { because: 'returned' },
      { status: 'former', because: 'returned' },
      { sinceOn: '2026-02-31' },
    ]) {
      await put(firm, { status: 'paused', ...body }).expect(422)
    }
    expect((await firm.reload()).status).to.equal('partner')
  })

  it('is read and decided by those who run the programme', async () => {
    const firm: Firm = await build.partnerFirm()
    const stranger = await build.coordinator(await build.firm())
    const table: [Browser, number, number][] = [
      [await as(await build.coordinator(firm)), 403, 403],
      [await as(await build.partnerLawyer(firm)), 403, 403],
      [await as(await build.caseworker()), 403, 403],
      [await as(stranger), 404, 404],
      [await as(await build.administrator()), 404, 404],
      [anyone(), 401, 401],
      [await as(await build.director()), 200, 200],
    ]
    for (const [browser, read, write] of table) {
      await browser.get(`/firms/${firm.id}/standings`).expect(read)
      await put(firm, { status: 'paused' }, browser).expect(write)
    }
    expect(await auditVerbs()).to.deep.equal(['firm.paused'])
  })
})
