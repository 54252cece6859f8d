import type { Agreed } from './query.ts'

export const definition =
  'A firm counts in a year in which a partnership that it signed covers at least one day. It is kept when it counts in the year after, too. The share is the firms kept of those of the year, in tenths of a percent, rounded. A cohort is made of the firms whose first such year is the same; it shows how many of them count in each year since. The last year is open while the year after is not over: firms may still renew.'

interface Year {
  year: number
  firms: number
  kept: number
  tenthsOfPercent: number
  open: boolean
}

interface Cohort {
  firstYear: number
  firms: number
  years: { year: number; firms: number; tenthsOfPercent: number }[]
}

export interface Retention {
  years: Year[]
  cohorts: Cohort[]
}

/** Who stayed from year to year, up to the year of `today`. Shares are whole tenths of a percent. */
export function retentionOf(byFirm: Map<string, Agreed[]>, today: string): Retention {
  const thisYear = Number(today.slice(0, 4))
  const firms = [...byFirm.values()].map(agreed => yearsOf(agreed, thisYear)).filter(years => years.size > 0)
  const first = Math.min(...firms.map(firstOf), thisYear)
  const all = Array.from({ length: thisYear - first + 1 }, (_, n) => first + n)
  return {
    years: all.slice(0, -1).flatMap(year => yearOf(firms, year, thisYear)),
    cohorts: all.flatMap(year => cohortOf(firms, year, all)),
  }
}

type Years = Set<number>

/** The calendar years of which some day is covered. */
function yearsOf(agreed: Agreed[], last: number): Years {
  const years: Years = new Set()
  for (const { startsOn, endsOn } of agreed) {
    const end = Math.min(Number(endsOn.slice(0, 4)), last)
    for (let year = Number(startsOn.slice(0, 4)); year <= end; year++) years.add(year)
  }
  return years
}

const firstOf = (years: Years) => Math.min(...years)

function yearOf(firms: Years[], year: number, thisYear: number): Year[] {
  const there = firms.filter(years => years.has(year))
  if (there.length === 0) return []
  const kept = there.filter(years => years.has(year + 1)).length
  const open = year + 1 === thisYear
  return [{ year, firms: there.length, kept, tenthsOfPercent: tenths(kept, there.length), open }]
}

function cohortOf(firms: Years[], firstYear: number, all: number[]): Cohort[] {
  const cohort = firms.filter(years => firstOf(years) === firstYear)
  if (cohort.length === 0) return []
  const years = all
    .filter(year => year >= firstYear)
    .map(year => {
      const there = cohort.filter(years => years.has(year)).length
      return { year, firms: there, tenthsOfPercent: tenths(there, cohort.length) }
    })
  return [{ firstYear, firms: cohort.length, years }]
}

const tenths = (part: number, whole: number) => Math.round((part * 1000) / whole)
