import { expect } from 'chai'
import { writeCursor } from '../../../api/page.ts'
import type { User } from '../../../models/User.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { refused } from './world.ts'

async function walk(who: User, query: string, limit: number): Promise<string[]> {
  const browser = await as(who)
  const seen: string[] = []
  let cursor = ''
  do {
    const { body } = await browser.get(`/cases?limit=${limit}&${query}${cursor}`).expect(200)
    seen.push(...body.items.map((item: { id: string }) => item.id))
    cursor = body.next ? `&cursor=${body.next}` : ''
  } while (cursor)
  return seen
}

const listed = async (who: User, query = '') =>
  (await (await as(who)).get(`/cases${query}`).expect(200)).body.items as Record<string, unknown>[]

describe('GET /cases', () => {
  it('pages over every case exactly once, in both directions, where many share a date', async () => {
    const maria = await build.caseworker()
    const all: string[] = []
    for (const openedOn of [
      '2026-01-05',
      '2026-01-05',
      '2026-01-05',
      '2026-02-01',
      '2026-02-01',
      '2025-12-31',
      '2026-01-05',
    ])
      all.push((await build.case({ lead: maria, openedOn })).id)

    for (const sort of ['openedOn', '-openedOn', 'nextDeadlineOn', '-nextDeadlineOn']) {
      const down = await walk(maria, `sort=${sort}`, 2)
      expect(down, sort).to.have.members(all)
      expect(down.length, sort).to.equal(all.length)
      const up = await walk(maria, `sort=${sort.startsWith('-') ? sort.slice(1) : `-${sort}`}`, 3)
      expect(up.reverse(), sort).to.deep.equal(down)
    }
  })

  it('shows clients of my own cases only', async () => {
    const maria = await build.caseworker()
    const mine = await build.case({ lead: maria })
    const other = await build.case()

    const rows = await listed(maria)

    expect(rows.find(row => row.id === mine.id)?.clientId).to.equal(mine.clientId)
    const outline = rows.find(row => row.id === other.id) ?? {}
    expect(Object.keys(outline)).to.have.length(11).and.not.include('clientId')
  })

  it('filters by status, stage, lead and reference', async () => {
    const maria = await build.caseworker()
    const one = await build.case({ lead: maria, stage: 'A02' })
    const two = await build.case({ lead: maria, status: 'closed', closedOn: '2026-03-01' })
    const three = await build.case({ stage: 'J01' })
    const ids = async (query: string) => (await listed(maria, query)).map(row => row.id)

    expect(await ids('?stage=A02')).to.deep.equal([one.id])
    expect(await ids('?status=closed')).to.deep.equal([two.id])
    expect(await ids(`?leadId=${maria.id}`)).to.have.members([one.id, two.id])
    expect(await ids(`?reference=${three.reference}`)).to.deep.equal([three.id])
    expect(await ids('?stage=A02&status=closed')).to.deep.equal([])
  })

  it('finds by client only among my own cases', async () => {
    const maria = await build.caseworker()
    const mine = await build.case({ lead: maria })
    const other = await build.case()

    expect((await listed(maria, `?clientId=${mine.clientId}`)).map(row => row.id)).to.deep.equal([mine.id])
    expect(await listed(maria, `?clientId=${other.clientId}`)).to.deep.equal([])
  })

  it('refuses a filter on a hidden field in the same words as one on an unknown field', async () => {
    const legalCase = await build.case()
    const manager = await build.manager()

    const hidden = await refused(manager, 422, ['get', `/cases?clientId=${legalCase.clientId}`])
    const unknown = await refused(manager, 422, ['get', `/cases?narrative=${legalCase.clientId}`])

    expect(hidden.errors).to.deep.equal([{ pointer: '/clientId', detail: 'unknown field' }])
    expect(unknown.errors).to.deep.equal([{ pointer: '/narrative', detail: 'unknown field' }])
    expect(hidden.detail).to.equal(unknown.detail)
    await refused(manager, 422, ['get', '/cases?sort=narrative'])
  })

  it('refuses limits out of bounds, garbled and foreign cursors, and arrays', async () => {
    const maria = await build.caseworker()
    await build.case({ lead: maria })
    const foreign = writeCursor({ order: 'createdAt', value: '2026-01-01', id: maria.id })
    const otherWay = writeCursor({ order: 'openedOn', value: '2026-01-01', id: maria.id })
    const extra = Buffer.from('{"order":"-openedOn","value":"2026-01-01","id":"x","or":1}').toString(
      'base64url',
    )
    const cursors = ['garbled', '%00', foreign, otherWay, extra].map(cursor => `cursor=${cursor}`)

    for (const query of [
      'limit=0',
      'limit=201',
      'limit=1.5',
      'limit=ten',
      'stage=A&stage=B',
      'stage[x]=1',
      ...cursors,
    ])
      await refused(maria, 422, ['get', `/cases?${query}`])
    expect(await listed(maria, '?limit=200')).to.have.length(1)
  })

  it('runs no SQL from a filter or a cursor, and never breaks on a forged one', async () => {
    const maria = await build.caseworker()
    const legalCase = await build.case({ lead: maria })
    const browser = await as(maria)
    for (const text of ["' OR 1=1 -- ", '%', '____________', 'x` OR 1=1'])
      await refused(maria, 422, ['get', `/cases?reference=${encodeURIComponent(text)}`])

    const injected = writeCursor({ order: '-openedOn', value: '2026-01-01', id: "x') OR 1=1 -- " })
    await refused(maria, 422, ['get', `/cases?cursor=${injected}`])
    for (const value of ["9' OR '1'='1", 'abc', '', '2026-99-99', '\u0000']) {
      const cursor = (order: string) => writeCursor({ order, value, id: legalCase.id })
      const lists: [string, string][] = [
        ['/cases', '-openedOn'],
        ['/clients', '-registeredAt'],
        [`/cases/${legalCase.id}/steps`, 'happenedOn'],
        [`/cases/${legalCase.id}/deadlines`, 'legalLastDay'],
        [`/cases/${legalCase.id}/notes`, 'createdAt'],
        [`/cases/${legalCase.id}/assignments`, 'startsOn'],
        ['/jurisdictions/hk-usm/closure-days', 'day'],
      ]
      for (const [path, order] of lists)
        expect((await browser.get(`${path}?cursor=${cursor(order)}`)).status, path).to.be.oneOf([200, 422])
    }
  })

  it('never shows a walled case, in no list and no count', async () => {
    const maria = await build.caseworker()
    const legalCase = await build.case({ lead: maria })
    const matter = await build.matter({ caseId: legalCase.id })
    const director = await build.director()
    await build.wall({ caseId: legalCase.id, userId: maria.id })
    await build.wall({ caseId: legalCase.id, userId: director.id, state: 'lift-asked' })

    for (const who of [maria, director]) {
      const browser = await as(who)
      expect(await listed(who)).to.deep.equal([])
      expect(await listed(who, `?reference=${legalCase.reference}`)).to.deep.equal([])
      for (const path of ['/clients', '/matters', '/my/week']) {
        expect((await browser.get(path).expect(200)).body.items, path).to.deep.equal([])
      }
      const paths = [`/cases/${legalCase.id}`, `/clients/${legalCase.clientId}`, `/matters/${matter.id}`]
      for (const path of paths) await refused(who, 404, ['get', path])
    }
  })

  it('shows the case again when the wall was lifted', async () => {
    const maria = await build.caseworker()
    const legalCase = await build.case({ lead: maria })
    await build.wall({ caseId: legalCase.id, userId: maria.id, state: 'lifted' })
    expect(await listed(maria)).to.have.length(1)
  })
})
