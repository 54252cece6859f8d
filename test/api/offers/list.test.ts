import { expect } from 'chai'
import { Offer } from '../../../models/Offer.ts'
import { anyone } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { setClock } from '../../support/house.ts'
import { answer, by, check, ladderWorld, openLadder, turnAt } from '../matters/ladders.ts'
import { refused } from '../matters/world.ts'

type Item = { id: string; state: string; firm: { name: string } }

describe('the list of offers', () => {
  it('begins with what waits, by its clock, and ends with what is over', async () => {
    const w = await ladderWorld()
    const { firm, coordinator } = w.alder
    const matterId = w.matter.id
    const late = await build.offer({ matterId, firmId: firm.id, answerBy: '2026-03-30T06:00:00.000Z' })
    const over = await build.offer({ matterId, firmId: firm.id, state: 'declined' })
    const soon = await build.offer({
      matterId,
      firmId: firm.id,
      state: 'accepted',
      answerBy: '2026-03-18T07:00:30.000Z',
    })
    const passed = await build.offer({ matterId, firmId: firm.id, answerBy: '2026-03-18T05:00:00.000Z' })
    const { body } = await (await by(coordinator)).get('/offers').expect(200)
    expect(body.items.map(({ id }: Item) => id)).to.deep.equal([passed.id, soon.id, late.id, over.id])
    expect(body.items.map((item: { minutesLeft: number }) => item.minutesLeft)).to.deep.equal([
      0,
      60,
      17_280,
      null,
    ])
    expect(body.items[1]).to.deep.equal({
      id: soon.id,
      matter: { id: matterId, reference: w.matter.reference, kind: 'appeal' },
      firm: { id: firm.id, name: 'Alder LLP' },
      kind: 'offer',
      state: 'accepted',
      offeredAt: '2026-03-17T06:00:00.000Z',
      answerBy: '2026-03-18T07:00:30.000Z',
      minutesLeft: 60,
      answeredAt: null,
      reason: null,
    })
    let cursor = ''
    const paged: string[] = []
    do {
      const page = await (await by(coordinator)).get(`/offers?limit=1${cursor}`).expect(200)
      paged.push(...page.body.items.map(({ id }: Item) => id))
      cursor = page.body.next ? `&cursor=${page.body.next}` : ''
    } while (cursor)
    expect(paged).to.deep.equal([passed.id, soon.id, late.id, over.id])
  })

  it('shows a firm its own turns when they have come, and never those that it waits for', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    const seen = async ({ coordinator }: typeof w.alder) =>
      (await (await by(coordinator)).get('/offers').expect(200)).body.items.map(({ state }: Item) => state)
    expect(await seen(w.birch)).to.deep.equal([])
    await answer(w, w.alder, { answer: 'no', reason: 'timing' })
    expect([await seen(w.alder), await seen(w.birch), await seen(w.cedar)]).to.deep.equal([
      ['declined'],
      ['offered'],
      [],
    ])
    await turnAt('2026-03-20T06:00:00.000Z')
    expect([await seen(w.birch), await seen(w.cedar)]).to.deep.equal([['silent'], ['offered']])
  })

  for (const end of ['was stopped', 'went to another firm']) {
    it(`tells a firm whose turn never came nothing of a ladder, when it ${end}`, async () => {
      const w = await ladderWorld()
      await openLadder(w)
      if (end === 'was stopped') await (await by(w.manager)).put(`/matters/${w.matter.id}/placement/stop`)
      else await check(w, w.alder, { outcome: 'clear' })
      const seen = async ({ coordinator }: typeof w.alder) =>
        (await (await by(coordinator)).get(`/offers?matterId=${w.matter.id}`).expect(200)).body.items.length
      expect([await seen(w.alder), await seen(w.birch), await seen(w.dogwood)]).to.deep.equal([1, 0, 0])
    })
  }

  it('shows staff the ladders of all, and a caseworker those of their cases', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    const elsewhere = await build.matter({})
    await build.offer({ matterId: elsewhere.id, firmId: w.alder.firm.id })
    const count = async (person: typeof w.lead) =>
      (await (await by(person)).get('/offers').expect(200)).body.items.length
    expect(await count(w.manager)).to.equal(5)
    expect(await count(w.director)).to.equal(5)
    expect(await count(w.lead)).to.equal(4)
    expect(await count(await build.caseworker())).to.equal(0)
  })

  it('leaves out what a wall hides from whom it names', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    await build.wall({ caseId: w.legalCase.id, userId: w.manager.id })
    await build.wall({ caseId: w.legalCase.id, userId: w.alder.coordinator.id })
    for (const person of [w.manager, w.alder.coordinator]) {
      const { body } = await (await by(person)).get('/offers').expect(200)
      expect(body).to.deep.equal({ items: [], next: null })
    }
  })

  it('is filtered by state, kind, firm and matter', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    await build.offer({ matterId: w.matter.id, firmId: w.birch.firm.id, kind: 'recheck', state: 'clear' })
    const manager = await by(w.manager)
    const count = async (query: string) =>
      (await manager.get(`/offers?${query}`).expect(200)).body.items.length
    expect(await count('state=queued')).to.equal(3)
    expect(await count('kind=recheck')).to.equal(1)
    expect(await count(`firmId=${w.birch.firm.id}`)).to.equal(2)
    expect(await count(`matterId=${w.matter.id}&state=offered`)).to.equal(1)
    for (const query of ['state=open', 'sort=state', 'note=x', 'answerTokenHash=x', 'cursor=x']) {
      await refused(422, () => manager.get(`/offers?${query}`))
    }
  })

  it('is refused to roles without offers, and never shows a condition or a link', async () => {
    const w = await ladderWorld()
    await openLadder(w)
    await Offer.update({ answerTokenHash: 'c'.repeat(64) }, { where: { rank: 1 } })
    await anyone().get('/offers').expect(401)
    for (const person of [
      await build.officer(),
      await build.administrator(),
      await build.counsellor(),
      w.alder.lawyer,
    ]) {
      const browser = await by(person)
      await refused(403, () => browser.get('/offers'))
    }
    setClock('2026-03-18T06:01:00.000Z')
    const { text } = await (await by(w.director)).get('/offers').expect(200)
    expect(text).to.not.match(/note|condition|token|cccc/i)
  })
})
