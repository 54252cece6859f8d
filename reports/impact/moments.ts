import { Temporal } from 'temporal-polyfill'
import type { Period } from '../figures/period.ts'
import type { CellName } from '../suppression/table.ts'

/** Figures that tell how things stood when a day was over: the last of the period, or the one before its first. */
const moments: Record<string, [what: string, when: 'beginning' | 'end']> = {
  'cases.carried-over': ['cases.open', 'beginning'],
  'cases.open-at-end': ['cases.open', 'end'],
  'people.carried-over': ['people.with-open-case', 'beginning'],
  'referrals.waiting': ['referrals.waiting', 'end'],
}

/** The name by which such a number is the same in every report, whatever the period: what is open at the end is carried over. */
export function sameAs(code: string, { from, to }: Period, at: CellName['at'] = {}): { same?: CellName } {
  const moment = moments[code]
  if (!moment) return {}
  const [figure, when] = moment
  const day = when === 'end' ? to : Temporal.PlainDate.from(from).subtract({ days: 1 }).toString()
  return { same: { figure, period: `${day}/${day}`, at } }
}
