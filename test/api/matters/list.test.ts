import { expect } from 'chai'
import { Matter } from '../../../models/Matter.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { refused, world } from './world.ts'

const outline = [
  'closedOn',
  'conflictCheck',
  'firm',
  'id',
  'kind',
  'lead',
  'minutesGiven',
  'neededUntil',
  'nextDeadlineOn',
  'openedOn',
  'reference',
  'stage',
  'stageName',
  'status',
]

describe('the list of matters', () => {
  it('shows each of them as an outline, whoever asks', async () => {
    const w = await world()
    for (const person of ['lead', 'director', 'manager', 'coordinator', 'lawyer', 'stranger'] as const) {
      const { body } = await (await as(w[person])).get('/matters').expect(200)
      expect(body.items.length).to.equal(person === 'lawyer' ? 1 : 2)
      for (const item of body.items) expect(Object.keys(item).sort(), person).to.deep.equal(outline)
    }
  })

  it('names the stage, the lead and the firm', async () => {
    const w = await world()
    await w.legalCase.update({ nextDeadlineOn: '2026-04-07' })
    const { body } = await (await as(w.lawyer)).get('/matters').expect(200)
    expect(body.items[0]).to.deep.equal({
      id: w.matter.id,
      reference: w.matter.reference,
      kind: 'appeal',
      status: 'active',
      stage: 'M05',
      stageName: body.items[0].stageName,
      nextDeadlineOn: '2026-04-07',
      lead: { id: w.lead.id, name: w.lead.displayName },
      firm: { id: w.firm.id, name: w.firm.name },
      conflictCheck: 'clear',
      openedOn: '2026-02-01',
      closedOn: null,
      neededUntil: null,
      minutesGiven: 0,
    })
    expect(body.items[0].stageName).to.be.a('string').with.length.above(3)
  })

  it('shows a piece of work for the centre itself, which has no case', async () => {
    const director = await build.director()
    await build.matter({ kind: 'centre-work', caseId: null })
    const { body } = await (await as(director)).get('/matters').expect(200)
    expect(body.items[0]).to.include({ stage: null, stageName: null, nextDeadlineOn: null, lead: null })
  })

  it('shows the roles without matters none, or refuses them', async () => {
    const w = await world()
    for (const person of ['officer', 'administrator', 'counsellor'] as const) {
      const browser = await as(w[person])
      await refused(403, () => browser.get('/matters'))
    }
    for (const person of ['otherCoordinator', 'otherLawyer', 'colleague'] as const) {
      const { body } = await (await as(w[person])).get('/matters').expect(200)
      expect(body).to.deep.equal({ items: [], next: null })
    }
  })

  it('filters by status, kind, firm and, for those who work on matters, case', async () => {
    const w = await world()
    const director = await as(w.director)
    const ids = async (query: string) =>
      (await director.get(`/matters?${query}`).expect(200)).body.items.map(({ id }: Matter) => id)
    await build.matter({ kind: 'research' })
    expect(await ids('status=active')).to.deep.equal([w.matter.id])
    expect((await ids('kind=appeal')).sort()).to.deep.equal([w.matter.id, w.offered.id].sort())
    expect((await ids(`firmId=${w.firm.id}`)).sort()).to.deep.equal([w.matter.id, w.offered.id].sort())
    expect((await ids(`caseId=${w.legalCase.id}&status=draft`)).sort()).to.deep.equal([w.offered.id])
  })

  it('pages through every matter once, in both orders and both directions', async () => {
    const w = await world()
    for (let day = 1; day <= 5; day++) {
      const onCase = await build.case({ lead: w.lead, nextDeadlineOn: `2026-04-0${(day % 3) + 1}` })
      await build.matter({ caseId: onCase.id, openedOn: `2026-03-0${(day % 2) + 1}` })
    }
    const director = await as(w.director)
    for (const sort of ['openedOn', '-openedOn', 'nextDeadlineOn', '-nextDeadlineOn']) {
      const seen: { id: string }[] = []
      let cursor = ''
      do {
        const { body } = await director.get(`/matters?limit=2&sort=${sort}${cursor}`).expect(200)
        seen.push(...body.items)
        cursor = body.next ? `&cursor=${body.next}` : ''
      } while (cursor)
      const { body: all } = await director.get(`/matters?sort=${sort}`).expect(200)
      expect(seen).to.deep.equal(all.items)
      expect(new Set(seen.map(({ id }) => id)).size).to.equal(await Matter.count())
    }
  })

  it('orders by the next deadline with those that have none at the end', async () => {
    const w = await world()
    const urgent = await build.case({ lead: w.lead, nextDeadlineOn: '2026-03-20' })
    const first = await build.matter({ caseId: urgent.id })
    const { body } = await (await as(w.director)).get('/matters?sort=nextDeadlineOn').expect(200)
    expect(body.items[0]).to.include({ id: first.id, nextDeadlineOn: '2026-03-20' })
    expect(body.items.at(-1).nextDeadlineOn).to.equal(null)
  })

  it('refuses bad questions', async () => {
    const w = await world()
    const director = await as(w.director)
    const bad = [
      'status=open',
      'status=draft&status=active',
      'status[]=draft',
      'kind=tea',
      'firmId=x',
      'limit=0',
      'limit=201',
      'limit=all',
      'sort=scope',
      'sort=minutes_given',
      "sort=openedOn'--",
      'sort=openedOn&sort=id',
      'sort=constructor',
      'sort=-__proto__',
      'cursor=x',
      `cursor=${Buffer.from('{"order":"openedOn","value":"x","id":"y"}').toString('base64url')}`,
      'scope=More',
      'minutesGiven=0',
      'client=x',
      'q=x',
    ]
    for (const query of bad) await refused(422, () => director.get(`/matters?${query}`))
  })

  it('answers a question about a hidden field like one about no field at all', async () => {
    const w = await world()
    for (const person of ['coordinator', 'manager'] as const) {
      const browser = await as(w[person])
      const right = await refused(422, () => browser.get(`/matters?caseId=${w.legalCase.id}`))
      const wrong = await refused(422, () => browser.get(`/matters?caseId=${w.firm.id}`))
      const unknown = await refused(422, () => browser.get(`/matters?shoeSize=${w.firm.id}`))
      const { requestId: _, ...told } = right.body
      expect(wrong.body).to.deep.include(told)
      expect(unknown.body.errors).to.deep.equal([{ pointer: '/shoeSize', detail: 'unknown field' }])
      expect(told.errors).to.deep.equal([{ pointer: '/caseId', detail: 'unknown field' }])
      expect(unknown.body.detail).to.equal(told.detail)
      for (const sort of ['caseId', '-caseId', 'scope', 'shoeSize']) {
        const { body } = await refused(422, () => browser.get(`/matters?sort=${sort}`))
        expect(body.errors).to.deep.equal([{ pointer: '/sort', detail: 'unknown sort key' }])
      }
    }
  })

  it('filters by case only over the matters whose case the reader may know', async () => {
    const w = await world()
    const stranger = await as(w.stranger)
    const { body } = await stranger.get(`/matters?caseId=${w.legalCase.id}`).expect(200)
    expect(body.items).to.deep.equal([])
  })
})
