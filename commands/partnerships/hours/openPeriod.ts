import { Transaction } from 'sequelize'
import { Problem } from '../../../errors.ts'
import { Firm } from '../../../models/Firm.ts'
import { HourMonth } from '../../../models/HourMonth.ts'
import { monthOf, type TimeEntry } from '../../../models/TimeEntry.ts'

/** The month in which an hour is counted. */
export interface Period {
  period: string
  late: boolean
}

/**
 * The months of a firm that are locked. Until the transaction ends, none is added: whoever locks a month waits for those
 * who hold the firm, and they for whoever locks.
 */
export async function lockedMonths(firmId: string): Promise<Set<string>> {
  const lock = Transaction.LOCK.SHARE
  await Firm.findByPk(firmId, { attributes: ['id'], lock })
  const months = await HourMonth.findAll({ where: { firmId }, lock })
  return new Set(months.map(({ month }) => month))
}

/**
 * Where work of a day is counted: in its own month, or, when that is locked, in the next one that is open, as late. The
 * research calls it "late entries go to the next period with note" (10.2, inferred from what firms ask back).
 */
export function openPeriod(locked: ReadonlySet<string>, workedOn: string): Period {
  const own = monthOf(workedOn)
  let period = own
  while (locked.has(period)) period = monthAfter(period)
  return { period, late: period !== own }
}

/** What stands on a late entry when nobody says more. */
export const lateNote = (workedOn: string): string =>
  `For work in ${monthOf(workedOn)}, which was locked already`

/** Throws 409 when the month in which the entry is counted is locked. */
export async function refuseLocked({ firmId, period }: TimeEntry): Promise<void> {
  if ((await lockedMonths(firmId)).has(period)) {
    throw new Problem('illegal-state', 'The month in which these hours are counted is locked')
  }
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}
