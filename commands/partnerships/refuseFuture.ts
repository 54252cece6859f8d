import { invalid } from '../../errors.ts'
import type { Context } from '../context.ts'

/** Refuses (422) a date that has not come yet, for what is said to have happened. */
export function refuseFuture({ today }: Context, pointer: string, day: string): void {
  if (day > today) throw invalid(pointer, 'lies in the future')
}

/** The house kept nothing before this day: what is said to be older was mistyped. */
const FIRST_DAY = '2000-01-01'

/** Refuses (422) a date that has not come yet, or that lies before the house kept anything. */
export function refuseUnlikely(context: Context, pointer: string, day: string): void {
  refuseFuture(context, pointer, day)
  if (day < FIRST_DAY) throw invalid(pointer, 'not a plausible date')
}
