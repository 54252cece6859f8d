/** Who is called: whoever is on duty, whoever stands behind them, every director. */
export type Called = 'duty' | 'backup' | 'directors'

/**
 * Who is called to an alert that nobody has taken, from so many minutes after it was raised. Whoever was called before is
 * called again with each rung. No published standard was found; the minutes are the choice of the centre.
 */
export const rungs: readonly { after: number; calls: Called }[] = [
  { after: 0, calls: 'duty' },
  { after: 10, calls: 'duty' },
  { after: 20, calls: 'backup' },
  { after: 30, calls: 'directors' },
]

/** Past the last rung everybody is called again every so many minutes. */
export const again = 15

/**
 * After how many hours whoever took an alert is reminded that it is open still, and after how many a director is told.
 * No published standard was found; the hours are the choice of the centre.
 */
export const leftOpen = { taker: 4, director: 12 } as const

const MINUTE = 60_000

/** Whom an alert has reached by now. */
export function reachedBy(raisedAt: Date, now: Date): ReadonlySet<Called> {
  const elapsed = minutesBetween(raisedAt, now)
  return new Set(rungs.filter(({ after }) => after <= elapsed).map(({ calls }) => calls))
}

/** When people are called next. What was missed while nothing ran is made up for by one call. */
export function nextCall(raisedAt: Date, now: Date): Date {
  const elapsed = minutesBetween(raisedAt, now)
  const ahead = rungs.find(({ after }) => after > elapsed)
  const last = rungs.at(-1)?.after ?? 0
  const after = ahead ? ahead.after : last + again * (Math.floor((elapsed - last) / again) + 1)
  return new Date(raisedAt.getTime() + after * MINUTE)
}

const minutesBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / MINUTE
