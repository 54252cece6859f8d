import { expect } from 'chai'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { refused } from '../cases/world.ts'

describe('GET /clients', () => {
  it('names my own clients and shows the others as outlines', async () => {
    const maria = await build.caseworker()
    const mine = await build.client({ leadId: maria.id, fullName: 'Ali\u200Bx' })
    const other = await build.client()
    const { items } = (await (await as(maria)).get('/clients').expect(200)).body
    const line = (id: string) => items.find((item: { id: string }) => item.id === id)
    expect(line(mine.id).fullName).to.equal('Ali⟦U+200B⟧x')
    expect(Object.keys(line(other.id)).sort()).to.deep.equal(['id', 'lead', 'reference', 'status'])
  })

  it('pages over every client exactly once, in both directions, where many came at one moment', async () => {
    const maria = await build.caseworker()
    const createdAt = new Date('2026-03-01T02:00:00.000Z')
    const all: string[] = []
    for (let count = 0; count < 7; count++) all.push((await build.client({ leadId: maria.id, createdAt })).id)
    const browser = await as(maria)
    for (const sort of ['registeredAt', '-registeredAt']) {
      const seen: string[] = []
      let cursor = ''
      do {
        const { body } = await browser.get(`/clients?limit=2&sort=${sort}${cursor}`).expect(200)
        seen.push(...body.items.map((item: { id: string }) => item.id))
        cursor = body.next ? `&cursor=${body.next}` : ''
      } while (cursor)
      expect(seen, sort).to.deep.equal(sort === 'registeredAt' ? [...all].sort() : [...all].sort().reverse())
    }
  })

  it('filters by status and reference', async () => {
    const maria = await build.caseworker()
    const one = await build.client({ leadId: maria.id, status: 'inactive' })
    await build.client({ leadId: maria.id })
    const browser = await as(maria)
    for (const query of ['status=inactive', `reference=${one.reference}`]) {
      const { items } = (await browser.get(`/clients?${query}`).expect(200)).body
      expect(
        items.map((item: { id: string }) => item.id),
        query,
      ).to.deep.equal([one.id])
    }
  })

  it('refuses names as filters or orders, limits out of bounds and foreign cursors (422)', async () => {
    const maria = await build.caseworker()
    for (const query of [
      'fullName=Ali',
      'sort=fullName',
      'limit=0',
      'limit=500',
      'cursor=x',
      'status=gone',
      'x=1',
    ])
      await refused(maria, 422, ['get', `/clients?${query}`])
  })

  it('is no list for the manager of partnerships, the administrator or the privacy officer (403)', async () => {
    for (const who of [await build.manager(), await build.administrator(), await build.officer()])
      await refused(who, 403, ['get', '/clients'])
  })
})
