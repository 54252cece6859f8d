import { expect } from 'chai'
import { abilityFor } from '../../../policies/ability.ts'
import { NO_FIRM } from '../../../policies/actor.ts'
import { catalogue } from '../../../reports/figures/catalogue.ts'
import { conceal } from '../../../reports/figures/conceal.ts'
import { count } from '../../../reports/figures/count.ts'
import type { Dimension } from '../../../reports/figures/dimensions.ts'
import type { Figure } from '../../../reports/figures/figure.ts'
import type { Table } from '../../../reports/figures/table.ts'
import { chanceFrom } from './chance.ts'
import { makeWorld, T } from './world.ts'

const period = { from: '2026-01-01', to: '2026-12-31' }
const before = { from: '2025-01-01', to: '2025-12-31' }

const share = (total: number, of: number): Table => ({
  ...{ code: 'appeals.in-time', unit: 'steps', dimensions: [], total, of, cells: [], addsUp: true },
})

/** No division, each dimension alone, and every two of them. */
function divisions({ dimensions }: Figure): Dimension[][] {
  const pairs = dimensions.flatMap((one, at) => dimensions.slice(at + 1).map(other => [one, other]))
  return [[], ...dimensions.map(one => [one]), ...pairs]
}

describe('hiding the small counts of a figure', () => {
  it('tells a share that is large on both sides, and hides both numbers where either side is small', () => {
    const shown = (total: number, of: number) => {
      const [table] = conceal([{ table: share(total, of), period }], 4)
      return [table?.total, table?.of].map(number => number && 'value' in number)
    }
    expect(shown(18, 24)).to.deep.equal([true, true])
    expect(shown(16, 16)).to.deep.equal([true, true])
    expect(shown(0, 24)).to.deep.equal([true, true])
    for (const [total, of] of [
      [3, 24],
      [22, 24],
      [2, 3],
    ] as const)
      expect(shown(total, of).every(Boolean), `${total} of ${of}`).to.equal(false)
  })

  it('has an answer for every figure and every division of it', async function () {
    this.timeout(600_000)
    const world = await makeWorld(chanceFrom(7))
    const { id } = world.director
    const actor = { id, roles: ['director' as const], firmId: NO_FIRM, scopes: 'every' as const }
    const asked = {
      ability: abilityFor(actor, '2026-07-01', '2026-07-01T04:00'),
      asAt: T,
      zone: 'Asia/Hong_Kong',
    }
    for (const figure of catalogue) {
      for (const by of divisions(figure)) {
        const tables = [
          { table: await count(figure, { ...asked, period, by }), period },
          { table: await count(figure, { ...asked, period: before, by }), period: before },
        ]
        const [shown] = conceal(tables, 4)
        expect(shown?.cells.length, `${figure.code} by ${by}`).to.equal(tables[0]?.table.cells.length)
      }
    }
  })
})
