import { newId } from '../../models/columns.ts'
import { Instalment } from '../../models/Instalment.ts'
import { Partnership } from '../../models/Partnership.ts'
import { Payment } from '../../models/Payment.ts'
import { Pledge } from '../../models/Pledge.ts'
import type { Chance } from '../chance.ts'
import { type Day, dateOf, dayOf, instantOn } from '../days.ts'
import type { Rows } from '../rows.ts'
import { addGifts } from './gifts.ts'

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
  let renewedFromId: string | null = null
  for (const one of years) {
    const signed = dayOf(`${one - 1}-12-01`) + chance.between(-20, 20)
    const id = newId()
    rows.add(Partnership, {
      id,
      firmId,
      year: one,
      state: 'signed',
      startsOn: `${one}-01-01`,
      endsOn: `${one}-12-31`,
      signedOn: dateOf(signed),
      renewedFromId,
      reportingDates: [`${one}-07-31`, `${one + 1}-01-31`],
      createdAt: instantOn(signed, 30),
      updatedAt: instantOn(signed, 30),
    })
    renewedFromId = id
    const pledged = {
      partnershipId: id,
      of: one,
      minutes: 10 * Math.round((hours * (10 + one - year)) / 100) * 60,
      money,
      signed,
    }
    addPayments(rows, agreed, one, addPledges(rows, pledged))
    addGifts(rows, agreed, { partnershipId: id, of: one, generous: money >= 25_000_000 })
  }
}

interface Pledged {
  partnershipId: string
  of: number
  minutes: number
  money: number
  signed: Day
}

interface Due {
  id: string
  pledgeId: string
  month: string
  amountMinor: number
}

/** Hours, some trainings, and money in two instalments. Answers the instalments. */
function addPledges(rows: Rows, { partnershipId, of, minutes, money, signed }: Pledged): Due[] {
  const pledgeId = newId()
  const made = { partnershipId, createdAt: instantOn(signed, 30) }
  rows.add(
    Pledge,
    { ...made, id: newId(), kind: 'hours', quantity: minutes },
    { ...made, id: pledgeId, kind: 'money', quantity: money, currency: 'HKD' },
    { ...made, id: newId(), kind: 'trainings', quantity: 2 },
  )
  const dues = ['02', '09'].map(month => ({ id: newId(), pledgeId, month, amountMinor: money / 2 }))
  for (const { month, ...due } of dues) rows.add(Instalment, { ...due, dueOn: `${of}-${month}-28` })
  return dues
}

/** Two instalments a year; the second of this year has not come from everybody. */
function addPayments(rows: Rows, { chance, firmId, today, manager }: Agreed, of: number, dues: Due[]): void {
  for (const { id, pledgeId, month, amountMinor } of dues) {
    const receiptNumber = `DEMO-${of}-${month}-${firmId.slice(-10)}`
    const received = dayOf(`${of}-${month}-01`) + chance.between(0, 50)
    if (received > today || chance.happens(0.06)) continue
    rows.add(Payment, {
      firmId,
      receivedOn: dateOf(received),
      amountMinor,
      currency: 'HKD',
      receiptNumber,
      receiptInUse: receiptNumber,
      pledgeId,
      instalmentId: id,
      recordedBy: manager,
      createdAt: instantOn(received, 200),
    })
  }
}
