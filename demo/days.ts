import type { Calendar } from '../jurisdictions/schema.ts'

/** Calendar days as whole numbers since 1 January 1970: the story moves them about by the hundred thousand. */
export type Day = number

const LENGTH = 86_400_000

export const dayOf = (date: string): Day => Math.round(Date.parse(`${date}T00:00:00Z`) / LENGTH)

const written = new Map<Day, string>()

/** The day as YYYY-MM-DD. */
export function dateOf(day: Day): string {
  const known = written.get(day)
  if (known) return known
  const text = new Date(day * LENGTH).toISOString().slice(0, 10)
  written.set(day, text)
  return text
}

export const yearOf = (day: Day): number => new Date(day * LENGTH).getUTCFullYear()

/** An instant in the working hours of that day in Hong Kong (which is eight hours ahead of UTC). */
export function instantOn(day: Day, minutesAfterNine: number): Date {
  return new Date(day * LENGTH + (60 + minutesAfterNine) * 60_000)
}

/** The working days of a calendar: no weekend, no holiday that it names. */
export class WorkingDays {
  private readonly holidays: ReadonlySet<Day>

  constructor(calendar: Calendar) {
    this.holidays = new Set([...calendar.named.keys()].map(dayOf))
  }

  isOpen(day: Day): boolean {
    // 1 January 1970 was a Thursday.
    return (day + 3) % 7 < 5 && !this.holidays.has(day)
  }

  /** The last working day up to `day`, but not before `floor`. */
  upTo(day: Day, floor: Day): Day {
    let found = day
    while (found > floor && !this.isOpen(found)) found -= 1
    return Math.max(found, floor)
  }

  /** The first working day from `day` on. */
  from(day: Day): Day {
    let found = day
    while (!this.isOpen(found)) found += 1
    return found
  }
}
