import { expect } from 'chai'
import type { Test } from 'supertest'
import { as, type Browser } from '../../support/as.ts'
import {
  type Door,
  guards,
  hoursOf,
  type Person,
  refused,
  refusesBodies,
  type World,
  world,
} from '../matters/world.ts'

const others: Person[] = [
  'otherCoordinator',
  'otherLawyer',
  'colleague',
  'officer',
  'counsellor',
  'administrator',
]
const work = { workedOn: '2026-03-17', minutes: 90, activity: 'drafting' }

const doors: Door[] = [
  {
    what: 'GET /matters/:id/hours',
    ask: (browser, w, id = w.matter.id) => browser.get(`/matters/${id}/hours`),
    forbidden: [],
    blind: others,
    allowed: 'coordinator',
  },
  {
    what: 'POST /matters/:id/hours',
    ask: (browser, w, id = w.matter.id) =>
      browser.post(`/matters/${id}/hours`).send({ ...work, userId: w.lawyer.id }),
    forbidden: ['stranger', 'manager'],
    blind: others,
    allowed: 'coordinator',
  },
]
for (const door of doors) guards(door)

describe('PUT /hours/:id/verification: the door', () => {
  async function asking(person: Person): Promise<[World, Browser, (id?: string) => Test]> {
    const w = await world()
    const entry = await hoursOf(w)
    const browser = await as(w[person])
    return [w, browser, (id = entry.id) => browser.put(`/hours/${id}/verification`)]
  }

  for (const person of ['lawyer', 'lead', 'director'] as const) {
    it(`refuses: ${person}`, async () => {
      const [, , ask] = await asking(person)
      await refused(403, ask)
    })
  }

  for (const person of ['stranger', ...others] as const) {
    it(`does not exist for: ${person}`, async () => {
      const [w, , ask] = await asking(person)
      const { body } = await refused(404, ask)
      expect(body.detail).to.equal((await refused(404, () => ask(w.firm.id))).body.detail)
    })
  }
})

describe('bad input about hours', () => {
  refusesBodies('POST hours', 'lawyer', (browser, w) => browser.post(`/matters/${w.matter.id}/hours`), [
    {},
    { ...work, minutes: 0 },
    { ...work, minutes: -5 },
    { ...work, minutes: 1441 },
    { ...work, minutes: 1.5 },
    { ...work, minutes: '90' },
    { ...work, minutes: [90] },
    { ...work, activity: 'golf' },
    { ...work, activity: ['drafting'] },
    { ...work, workedOn: '2026-02-31' },
    { ...work, workedOn: '2026-03-19' },
    { ...work, workedOn: '2026-01-31' },
    { ...work, workedOn: ['2026-03-17'] },
    { ...work, verifiedAt: '2026-03-17T00:00:00.000Z' },
    { ...work, verifiedBy: '0190a0a0-0000-7000-8000-000000000000' },
    { ...work, firmId: '0190a0a0-0000-7000-8000-000000000000' },
    { ...work, userId: 'x' },
  ])

  it('refuses bad questions', async () => {
    const w = await world()
    const director = await as(w.director)
    for (const query of [
      'verified=yes',
      'verified=1',
      'from=2026-02-31',
      'from=x',
      'matterId=x',
      'sort=minutes',
      'sort=recordedBy',
      'recordedBy=x',
      'firmId=x',
      'limit=0',
    ]) {
      await refused(422, () => director.get(`/hours?${query}`))
    }
    for (const person of ['officer', 'administrator', 'counsellor'] as const) {
      const browser = await as(w[person])
      await refused(403, () => browser.get('/hours'))
    }
  })
})
