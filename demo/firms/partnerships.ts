import { Partnership } from '../../models/Partnership.ts'
import { Payment } from '../../models/Payment.ts'
import type { Chance } from '../chance.ts'
import { type Day, dateOf, dayOf, instantOn } from '../days.ts'
import type { Rows } from '../rows.ts'

export interface Agreed {
  chance: Chance
  firmId: string
  years: number[]
  year: number
  today: Day
  manager: string
  /** What the firm is likely to give in a year, in hours. */
  likelyHours: number
}

/** The yearly agreements of a firm, what it pledged and what it paid. */
export function addPartnerships(rows: Rows, agreed: Agreed): void {
  const { chance, firmId, years, year } = agreed
  const hours = 50 * Math.max(3, Math.round((agreed.likelyHours * chance.oneOf([0.7, 0.9, 1.1, 1.4])) / 50))
  const money = chance.oneOf([10_000_000, 15_000_000, 25_000_000, 40_000_000])
  for (const one of years) {
    const signed = dayOf(`${one - 1}-12-01`) + chance.between(-20, 20)
    rows.add(Partnership, {
      firmId,
      year: one,
      state: 'signed',
      startsOn: `${one}-01-01`,
      endsOn: `${one}-12-31`,
      signedOn: dateOf(signed),
      pledgedMinutes: 10 * Math.round((hours * (10 + one - year)) / 100) * 60,
      pledgedMinor: money,
      currency: 'HKD',
      createdAt: instantOn(signed, 30),
      updatedAt: instantOn(signed, 30),
    })
    addPayments(rows, agreed, one, money)
  }
}

/** Two instalments a year; the second of this year has not come from everybody. */
function addPayments(
  rows: Rows,
  { chance, firmId, today, manager }: Agreed,
  of: number,
  money: number,
): void {
  for (const month of ['02', '09']) {
    const received = dayOf(`${of}-${month}-01`) + chance.between(0, 50)
    if (received > today || chance.happens(0.06)) continue
    rows.add(Payment, {
      firmId,
      receivedOn: dateOf(received),
      amountMinor: money / 2,
      currency: 'HKD',
      receiptNumber: `DEMO-${of}-${month}-${firmId.slice(-10)}`,
      recordedBy: manager,
      createdAt: instantOn(received, 200),
    })
  }
}
