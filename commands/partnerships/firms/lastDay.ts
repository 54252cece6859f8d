import { invalid, Problem } from '../../../errors.ts'
import { dayBefore } from '../../../jurisdictions/days.ts'
import type { Context } from '../../context.ts'

interface Span {
  startsOn: string
  endsOn: string
}

/**
 * The last day of something that is ended: the day named, or yesterday, so that it holds no more from this moment on.
 * An ending shortens and never lengthens. Throws 409 when it has ended before, 422 for a day outside its time.
 */
export function lastDay(
  { today }: Context,
  { startsOn, endsOn }: Span,
  asked: { endsOn?: string | undefined },
): string {
  if (endsOn < today) throw new Problem('illegal-state', 'This has ended already')
  if (asked.endsOn === undefined) return dayBefore(today)
  if (asked.endsOn < startsOn) throw invalid('/endsOn', 'before the first day')
  if (asked.endsOn > endsOn) throw invalid('/endsOn', 'after the last day')
  return asked.endsOn
}

interface Row extends Span {
  update(changes: { endsOn: string }): Promise<unknown>
  destroy(): Promise<void>
}

/** Gives a dated row its last day. What never held for a day leaves no row behind; the audit log remembers it. */
export async function endAfter(row: Row, last: string): Promise<void> {
  if (last < row.startsOn) await row.destroy()
  else await row.update({ endsOn: last })
}
