import type { Ability } from '../../policies/ability.ts'
import { figureOf } from '../figures/catalogue.ts'
import { count } from '../figures/count.ts'
import type { Dimension } from '../figures/dimensions.ts'
import type { Period } from '../figures/period.ts'
import type { Table } from '../figures/table.ts'
import { gatherWellbeing, type MeasureChanges } from '../wellbeing/gather.ts'

/** Where the bare numbers of a report come from. */
export interface Counting {
  count(code: string, period: Period, by: readonly Dimension[]): Promise<Table>
  changes(period: Period): Promise<MeasureChanges[]>
}

/** Counts through the door of the reader, as was known at a moment. */
export function countingFor(ability: Ability, known: { asAt: Date; zone: string }): Counting {
  return {
    count: (code, period, by) => count(figureOf(code), { ability, period, ...known, by }),
    changes: ({ from: startsOn, to: endsOn }) =>
      gatherWellbeing(ability, { startsOn, endsOn, asAt: known.asAt }, 'count'),
  }
}
