import { grades } from '../../models/LawyerProfile.ts'
import { type Extents, type MonthGiven, minutesByMonth } from './count.ts'
import type { Compared, GradeOfHours, MonthOfHours } from './figures.ts'
import { monthBefore, monthsOf } from './period.ts'

interface Minutes {
  minutes: Compared<number>
  minutesByMonth: MonthOfHours[]
  minutesByGrade: GradeOfHours[]
}

/** The minutes given in every month of the period, also in those that have none, in the same months before, and by grade. */
export async function gatherMinutes({ thisYear, lastYear }: Extents): Promise<Minutes> {
  const now = await minutesByMonth(thisYear)
  const before = lastYear ? await minutesByMonth(lastYear) : []
  const months = monthsOf(thisYear.period)
  return {
    minutes: { thisYear: sum(now), lastYear: sum(before) },
    minutesByMonth: months.map(month => ({
      month,
      minutes: sum(now.filter(given => given.month === month)),
      lastYearMinutes: sum(before.filter(given => given.month === monthBefore(month))),
    })),
    minutesByGrade: byGrade(now, before, months),
  }
}

/** The grades that gave time in one of the years, as they are ranked. */
function byGrade(now: MonthGiven[], before: MonthGiven[], months: string[]): GradeOfHours[] {
  return [...grades, 'unknown' as const].flatMap(grade => {
    const [mine, earlier] = [now, before].map(given => given.filter(one => one.grade === grade))
    if (!mine || !earlier || mine.length + earlier.length === 0) return []
    const inMonth = (month: string) => sum(mine.filter(given => given.month === month))
    return [{ grade, months: months.map(inMonth), lastYearMinutes: sum(earlier) }]
  })
}

const sum = (given: MonthGiven[]) => given.reduce((total, { minutes }) => total + minutes, 0)
