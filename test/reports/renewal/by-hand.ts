import type { Case } from '../../../models/Case.ts'
import type { Firm } from '../../../models/Firm.ts'
import { Matter } from '../../../models/Matter.ts'
import { Payment } from '../../../models/Payment.ts'
import { TimeEntry } from '../../../models/TimeEntry.ts'
import { Wall } from '../../../models/Wall.ts'
import type { Actor } from '../../../policies/actor.ts'
import { conceal, concealCount, concealTotal, type PlainRow } from '../../../reports/renewal/conceal.ts'
import type { Period, RenewalFigures } from '../../../reports/renewal/figures.ts'
import { stages } from './world.ts'

type Counted = Pick<
  RenewalFigures,
  'lawyers' | 'totals' | 'mattersByKind' | 'mattersByStage' | 'minutesByMonth'
> & { money: RenewalFigures['pledge']['money'] }

const shared = 'centre-work'
const thisYear: Period = { year: 2026, startsOn: '2026-01-01', endsOn: '2026-12-31' }
const lastYear: Period = { year: 2025, startsOn: '2025-01-01', endsOn: '2025-12-31' }

/** The same figures, counted from loaded rows one by one. */
export async function countByHand(firm: Firm, actor: Actor, metLastYear: boolean): Promise<Counted> {
  const walls = (await Wall.findAll()).filter(
    wall => wall.state !== 'lifted' && (wall.userId === actor.id || wall.firmId === actor.firmId),
  )
  const matters = (await Matter.findAll({ where: { firmId: firm.id }, include: ['legalCase'] })).filter(
    matter => !walls.some(({ caseId }) => caseId === matter.caseId),
  )
  const entries = (await TimeEntry.findAll()).filter(entry => matters.some(({ id }) => id === entry.matterId))
  const payments = await Payment.findAll({ where: { firmId: firm.id } })

  const met = (period: Period) => period === thisYear || metLastYear
  const within = (on: string, period: Period) => met(period) && on >= period.startsOn && on <= period.endsOn
  const workedIn = (period: Period) => entries.filter(({ workedOn }) => within(workedOn, period))
  const heldIn = (period: Period) =>
    matters.filter(
      ({ status, openedOn, closedOn }) =>
        met(period) &&
        status !== 'draft' &&
        openedOn <= period.endsOn &&
        (closedOn ?? '9999-12-31') >= period.startsOn,
    )
  const lawyersIn = (period: Period) =>
    concealCount(new Set(workedIn(period).map(({ userId }) => userId)).size)
  const minutesIn = (period: Period, month = '') => {
    let sum = 0
    for (const { workedOn, minutes } of workedIn(period)) if (workedOn.startsWith(month)) sum += minutes
    return sum
  }
  const givenIn = (period: Period, currency: string) => {
    let sum = 0
    for (const one of payments) {
      if (one.currency === currency && within(one.receivedOn, period)) sum += one.amountMinor
    }
    return sum
  }
  const rows = (codes: string[], codeOf: (matter: Matter) => string): PlainRow[] =>
    codes
      .map(code => ({
        code,
        thisYear: heldIn(thisYear).filter(matter => codeOf(matter) === code).length,
        lastYear: heldIn(lastYear).filter(matter => codeOf(matter) === code).length,
      }))
      .filter(row => row.thisYear + row.lastYear > 0)
  const byKind = rows(['claim-form', 'interview', 'appeal', shared], ({ kind }) => kind)
  const byStage = rows([...Object.values(stages), shared], matter => {
    const { legalCase } = matter as Matter & { legalCase: Case | null }
    return legalCase ? stages[legalCase.stage as keyof typeof stages] : shared
  })
  const [mattersByKind = [], mattersByStage = []] = conceal(
    [
      { rows: byKind, together: 'all' },
      { rows: byStage, together: 'all' },
    ],
    shared,
  )
  return {
    lawyers: { thisYear: lawyersIn(thisYear), lastYear: lawyersIn(lastYear) },
    totals: {
      matters: concealTotal(byKind),
      minutes: { thisYear: minutesIn(thisYear), lastYear: minutesIn(lastYear) },
    },
    mattersByKind,
    mattersByStage,
    minutesByMonth: Array.from({ length: 12 }, (_, index) => {
      const month = String(index + 1).padStart(2, '0')
      return {
        month: `2026-${month}`,
        minutes: minutesIn(thisYear, `2026-${month}`),
        lastYearMinutes: minutesIn(lastYear, `2025-${month}`),
      }
    }),
    money: ['HKD', 'GBP', 'JPY']
      .map(currency => ({
        currency,
        pledgedMinor: currency === 'HKD' ? 30_000_000 : 0,
        givenMinor: givenIn(thisYear, currency),
        lastYearGivenMinor: givenIn(lastYear, currency),
      }))
      .filter(row => row.pledgedMinor + row.givenMinor + row.lastYearGivenMinor > 0),
  }
}
