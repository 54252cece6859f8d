import { type Extents, type MonthGiven, minutesByMonth } from './count.ts'
import type { Compared, MonthOfHours } from './figures.ts'
import { monthBefore, monthsOf } from './period.ts'

interface Minutes {
  minutes: Compared<number>
  minutesByMonth: MonthOfHours[]
}

/** The minutes given in every month of the period, also in those that have none, and in the same months before. */
export async function gatherMinutes({ thisYear, lastYear }: Extents): Promise<Minutes> {
  const now = byMonth(await minutesByMonth(thisYear))
  const before = byMonth(lastYear ? await minutesByMonth(lastYear) : [])
  return {
    minutes: { thisYear: sum(now), lastYear: sum(before) },
    minutesByMonth: monthsOf(thisYear.period).map(month => ({
      month,
      minutes: now.get(month) ?? 0,
      lastYearMinutes: before.get(monthBefore(month)) ?? 0,
    })),
  }
}

const byMonth = (given: MonthGiven[]) => new Map(given.map(({ month, minutes }) => [month, minutes]))

const sum = (months: Map<string, number>) =>
  [...months.values()].reduce((total, minutes) => total + minutes, 0)
