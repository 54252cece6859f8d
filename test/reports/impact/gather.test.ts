import { expect } from 'chai'
import { type Ability, abilityFor } from '../../../policies/ability.ts'
import { NO_FIRM } from '../../../policies/actor.ts'
import { figureOf } from '../../../reports/figures/catalogue.ts'
import { count } from '../../../reports/figures/count.ts'
import { periodBefore } from '../../../reports/figures/period.ts'
import { draw } from '../../../reports/impact/draw.ts'
import type { ImpactRow } from '../../../reports/impact/figures.ts'
import { gather } from '../../../reports/impact/gather.ts'
import { chanceFrom } from '../figures/chance.ts'
import { makeWorld, T } from '../figures/world.ts'
import { look } from '../layout/bytes.ts'
import { foundOut } from './reader.ts'

const period = { from: '2025-07-01', to: '2026-06-30' }
const known = { asAt: T, zone: 'Asia/Hong_Kong' }

const asked = (ability: Ability) =>
  gather(ability, {
    ...known,
    period,
    preparedOn: '2026-07-01',
    centre: { name: 'Harbour Justice Centre' },
    smallCells: 4,
  })

describe('gathering the figures of an impact report', () => {
  for (const seed of [5, 66]) {
    it(`says of each code what the catalogue counts, or hides it, in world ${seed}`, async () => {
      const { director } = await makeWorld(chanceFrom(seed))
      const actor = {
        id: director.id,
        roles: ['director' as const],
        firmId: NO_FIRM,
        scopes: 'every' as const,
      }
      const ability = abilityFor(actor, '2026-07-01', '2026-07-01T12:00')
      const { figures, tables } = await asked(ability)
      const rows = figures.sections.flatMap(section => section.rows).filter(isWhole)
      const bare = new Map<string, number>()
      let shown = 0
      for (const row of rows) {
        for (const [printed, of] of [
          [row.now, period],
          [row.before, periodBefore(period)],
        ] as const) {
          const table = await count(figureOf(row.code), { ability, period: of, ...known, by: [] })
          bare.set(`${of === period ? 'now' : 'before'} ${row.code}`, table.total ?? 0)
          if ('value' in printed) expect(printed.value, row.code).to.equal(table.total ?? 0)
          if ('masked' in printed) expect(table.total, row.code).to.be.within(1, 4)
          if ('value' in printed) shown++
        }
      }
      expect(shown).to.be.greaterThan(10)
      const truth = (code: string, column: string) => bare.get(`${column} ${code}`) ?? 0
      expect(foundOut({ figures, tables }, 4, 200, truth)).to.deep.equal([])
      for (const { plain, printed } of tables) {
        for (const [at, { value }] of plain.cells.entries()) {
          const cell = printed.cells[at]?.printed
          if (value > 0 && value < 5) expect(cell, plain.figure).to.not.have.property('value')
        }
      }
      const [one, other] = [await draw(figures), await draw((await asked(ability)).figures)]
      expect(one.equals(other)).to.equal(true)
      expect(look(one).tags('H2')).to.be.greaterThan(8)
    }).timeout(120_000)
  }
})

const isWhole = ({ by, code, unit }: ImpactRow) =>
  Object.keys(by).length === 0 && unit !== 'money' && !code.startsWith('wellbeing.')
