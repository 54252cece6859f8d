import { expect } from 'chai'
import type { User } from '../../../models/User.ts'
import { type Ability, abilityFor } from '../../../policies/ability.ts'
import { NO_FIRM } from '../../../policies/actor.ts'
import type { Role } from '../../../policies/vocabulary.ts'
import { catalogue } from '../../../reports/figures/catalogue.ts'
import { count } from '../../../reports/figures/count.ts'
import { dimensions, isOfPeople } from '../../../reports/figures/dimensions.ts'
import type { Figure } from '../../../reports/figures/figure.ts'
import { periodBefore } from '../../../reports/figures/period.ts'
import { recordsOf } from '../../../reports/figures/records.ts'
import { amounts, type Table } from '../../../reports/figures/table.ts'
import { type Item, load, placesOf, type Rows, type Stretch } from './by-hand.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { countedByHand } from './counted-by-hand.ts'
import { changeWorld, makeWorld, T, type World } from './world.ts'

const zone = 'Asia/Hong_Kong'
const MUCH_LATER = new Date('2027-07-01T00:00:00.000Z')
const periods: Stretch[] = [
  { from: '2026-01-01', to: '2026-12-31' },
  { from: '2025-04-01', to: '2026-03-31' },
  { from: '2025-11-10', to: '2026-06-12' },
]

const abilityOf = (user: User, role: Role): Ability =>
  abilityFor(
    { id: user.id, roles: [role], firmId: NO_FIRM, scopes: 'every' },
    '2026-07-01',
    '2026-07-01T04:00',
  )

type Asked = Omit<Parameters<typeof count>[1], 'by'>

const asked = (ability: Ability, period: Stretch, asAt = T): Asked => ({ ability, period, asAt, zone })

/** What the whole, and each place in it, comes to. */
function sums(rows: Rows, items: Item[], by: readonly string[], stretch: Stretch): Record<string, number> {
  const keys = new Map<string, Map<string, number>>()
  for (const item of items) {
    for (const place of placesOf(rows, item, by, stretch)) {
      const there = keys.get(place) ?? new Map<string, number>()
      there.set(item.key, item.amount ?? 1)
      keys.set(place, there)
    }
  }
  const add = (there: Map<string, number>) => [...there.values()].reduce((all, one) => all + one, 0)
  return Object.fromEntries([...keys].map(([place, there]) => [place, add(there)]))
}

const placeOf = (table: Table, by: Record<string, string>) =>
  table.dimensions.map(dimension => `${dimension}=${by[dimension]} `).join('')

const withoutZeros = (all: Record<string, number>) =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value > 0))

/** Dimensions to divide a figure by: none, each alone, and a pair of chance. */
function divisions(chance: Chance, { dimensions: all }: Figure): (typeof all)[] {
  const pair = [...new Set([chance.pick(all), chance.pick(all)])].filter(one => one !== undefined)
  return [[], ...all.map(one => [one]), ...(pair.length > 1 ? [pair] : [])]
}

function expectSame(table: Table, rows: Rows, [items = [], of]: Item[][], stretch: Stretch): void {
  const said = `${table.code} by ${table.dimensions} in ${stretch.from}`
  const whole = (some: Item[]) => sums(rows, some, [], stretch)[''] ?? 0
  if (table.dimensions.includes('currency')) expect(table.total, said).to.equal(null)
  else expect(table.total, said).to.equal(whole(items))
  expect(table.of, said).to.equal(of && whole(of))
  if (table.dimensions.length === 0) return
  const cells = (read: (cell: Table['cells'][number]) => number) =>
    withoutZeros(Object.fromEntries(table.cells.map(cell => [placeOf(table, cell.by), read(cell)])))
  expect(
    cells(({ value }) => value),
    said,
  ).to.deep.equal(sums(rows, items, table.dimensions, stretch))
  if (of) {
    const cellsOf = cells(cell => cell.of ?? Number.NaN)
    expect(cellsOf, said).to.deep.equal(sums(rows, of, table.dimensions, stretch))
  }
  if (table.addsUp && table.total !== null) {
    expect(
      table.cells.reduce((all, { value }) => all + value, 0),
      said,
    ).to.equal(table.total)
  }
}

async function everyFigure(world: World, asAt: Date): Promise<unknown[]> {
  const ability = abilityOf(world.director, 'director')
  const answers: unknown[] = []
  for (const figure of catalogue) {
    for (const period of periods.slice(0, 2)) {
      answers.push(
        await count(figure, { ...asked(ability, period, asAt), by: figure.dimensions.slice(0, 2) }),
      )
    }
  }
  return answers
}

describe('the figures', () => {
  const found = new Set<string>()

  for (const seed of [11, 222, 3333]) {
    it(`count what a count by hand counts, divided and whole, in world ${seed}`, async () => {
      const chance = chanceFrom(seed)
      const world = await makeWorld(chance)
      await changeWorld(chance, world)
      for (const [user, role] of [
        [world.director, 'director'],
        [world.manager, 'partnerships_manager'],
      ] as const) {
        const ability = abilityOf(user, role)
        for (const asAt of [T, MUCH_LATER]) {
          const rows = await load(asAt, user.id)
          const period = chance.pick(periods)
          const byHand = countedByHand(rows, period, periodBefore(period))
          expect(Object.keys(byHand).sort()).to.deep.equal(catalogue.map(({ code }) => code).sort())
          for (const figure of catalogue) {
            for (const by of divisions(chance, figure)) {
              if (role !== 'director' && by.some(one => !isForManager(one))) continue
              const table = await count(figure, { ...asked(ability, period, asAt), by })
              expectSame(table, rows, byHand[figure.code] as Item[][], period)
              if (table.total !== 0) found.add(figure.code)
            }
          }
        }
      }
    }).timeout(120_000)

    it(`come out the same a year later for the same moment, in world ${seed}`, async () => {
      const chance = chanceFrom(seed)
      const world = await makeWorld(chance)
      const then = await everyFigure(world, T)
      await changeWorld(chance, world)

      expect(await everyFigure(world, T)).to.deep.equal(then)
      expect(await everyFigure(world, MUCH_LATER)).to.not.deep.equal(then)
    }).timeout(120_000)

    it(`have as many records behind them as they count, in world ${seed}`, async () => {
      const chance = chanceFrom(seed)
      const world = await makeWorld(chance)
      const ability = abilityOf(world.director, 'director')
      for (const figure of catalogue.filter(({ unit }) => !amounts.includes(unit))) {
        if (figure.group === 'clinical' || figure.code === 'information.others') continue
        const question = asked(ability, periods[0] as Stretch, T)
        const { total } = await count(figure, { ...question, by: [] })
        expect(await recordsOf(figure, question, { limit: 999 }), figure.code).to.have.length(total ?? -1)
      }
    }).timeout(60_000)
  }

  it('are each more than nothing in one of these worlds', () => {
    const never = catalogue.map(({ code }) => code).filter(code => !found.has(code))
    expect(never).to.deep.equal([])
  })

  it('carry over, open and close what is open at the end', async () => {
    const chance = chanceFrom(4)
    const world = await makeWorld(chance)
    const ability = abilityOf(world.director, 'director')
    for (const period of periods) {
      const totals = new Map<string, number>()
      for (const figure of catalogue.filter(({ unit }) => unit === 'cases')) {
        totals.set(figure.code, (await count(figure, { ...asked(ability, period), by: [] })).total ?? 0)
      }
      const [carried = 0, opened = 0, closed = 0] = ['carried-over', 'opened', 'closed'].map(
        name => totals.get(`cases.${name}`) ?? 0,
      )
      expect(carried + opened - closed).to.equal(totals.get('cases.open-at-end'))
    }
  }).timeout(60_000)

  it('say in a sentence what they count, and come by a code of their own', () => {
    expect(new Set(catalogue.map(({ code }) => code)).size).to.equal(catalogue.length)
    for (const { definition } of [...catalogue, ...Object.values(dimensions)]) {
      expect(definition).to.match(/^[A-Z].*\.$/)
    }
  })
})

const isForManager = (dimension: keyof typeof dimensions) =>
  !isOfPeople(dimension) && !['ground', 'service', 'urgency', 'asker'].includes(dimension)
