import { invalid } from '../../errors.ts'
import type { Context } from '../context.ts'

/** Refuses (422) a date that has not come yet, for what is said to have happened. */
export function refuseFuture({ today }: Context, pointer: string, day: string): void {
  if (day > today) throw invalid(pointer, 'lies in the future')
}
