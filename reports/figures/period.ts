import { Temporal } from 'temporal-polyfill'

/** Days as YYYY-MM-DD; both belong to the period. */
export interface Period {
  from: string
  to: string
}

/**
 * The period that came before: of whole months, on whatever day they begin, as many whole months, so that a year is set
 * beside a year; of any other days as many days.
 */
export function periodBefore({ from, to }: Period): Period {
  const first = Temporal.PlainDate.from(from)
  const next = Temporal.PlainDate.from(to).add({ days: 1 })
  const last = first.subtract({ days: 1 }).toString()
  if (first.day === next.day) {
    const { months } = first.until(next, { largestUnit: 'months' })
    return { from: first.subtract({ months }).toString(), to: last }
  }
  const { days } = first.until(next, { largestUnit: 'days' })
  return { from: first.subtract({ days }).toString(), to: last }
}

/** The year that begins in `year` on a day of it, as MM-DD: a calendar year, or a programme's own. */
export function yearFrom(year: number, begins = '01-01'): Period {
  const first = Temporal.PlainDate.from(`${year}-${begins}`)
  return { from: first.toString(), to: first.add({ years: 1 }).subtract({ days: 1 }).toString() }
}
