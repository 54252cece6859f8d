import type { Firm } from '../../models/Firm.ts'
import type { Partnership } from '../../models/Partnership.ts'
import type { Payment } from '../../models/Payment.ts'
import type { Undertaking } from '../../models/Undertaking.ts'
import { reads, visible } from '../../policies/visibility.ts'
import type { Row } from '../list.ts'
import { marked } from '../text.ts'
import { newestPartnerships, newestPayments } from './query.ts'

/** A firm as this reader may see it: with its latest agreements and payments, for those who read the agreement. */
export async function presentFirm(firm: Firm) {
  const agreement = reads<'Firm'>(firm, 'agreement')
    ? {
        partnerships: (await newestPartnerships(firm.id)).map(presentPartnership),
        payments: (await newestPayments(firm.id)).map(presentPayment),
      }
    : {}
  return visible('Firm', firm, { ...outlineOf(firm), ...agreement })
}

/** A firm of a list, as its row came out of the database. */
export function presentListed(row: Row) {
  const firm = row as unknown as Firm & { offices: string }
  return visible('Firm', row, outlineOf({ ...firm, offices: JSON.parse(firm.offices) as string[] }))
}

const outlineOf = ({ id, name, offices, status }: Pick<Firm, 'id' | 'name' | 'offices' | 'status'>) => ({
  id,
  name: marked(name),
  offices: offices.map(marked),
  status,
})

export function presentPartnership({
  year,
  state,
  startsOn,
  endsOn,
  signedOn = null,
  pledgedMinutes,
  pledgedMinor,
  currency,
}: Partnership) {
  return { year, state, startsOn, endsOn, signedOn, pledgedMinutes, pledgedMinor, currency }
}

export function presentPayment({ id, receivedOn, amountMinor, currency, receiptNumber }: Payment) {
  return { id, receivedOn, amountMinor, currency, receiptNumber: marked(receiptNumber) }
}

export function presentUndertaking({ id, userId, signedOn }: Undertaking) {
  return { id, userId, signedOn }
}
