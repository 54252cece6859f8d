import type { Firm } from '../../models/Firm.ts'
import type { GiftInKind } from '../../models/GiftInKind.ts'
import type { Partnership, Signatory } from '../../models/Partnership.ts'
import type { Payment } from '../../models/Payment.ts'
import { stateOf, successorOf } from '../../models/partnershipState.ts'
import type { Undertaking } from '../../models/Undertaking.ts'
import { reads, visible } from '../../policies/visibility.ts'
import type { Row } from '../list.ts'
import { marked } from '../text.ts'
import {
  type Agreement,
  agreementsOf,
  newestGifts,
  newestPartnerships,
  newestPayments,
  type Pledged,
} from './query.ts'

/**
 * A firm as this reader may see it on a day: with its latest agreements, payments and gifts in kind, for those who read
 * the agreement.
 */
export async function presentFirm(firm: Firm, today: string) {
  const agreement = reads<'Firm'>(firm, 'agreement') ? await presentLatest(firm, today) : {}
  return visible('Firm', firm, { ...outlineOf(firm), ...agreement })
}

async function presentLatest({ id }: Firm, today: string) {
  const partnerships = await newestPartnerships(id)
  const agreements = await agreementsOf(id, partnerships)
  return {
    partnerships: agreements.map(one => presentPartnership(one, today)),
    payments: (await newestPayments(id)).map(presentPayment),
    giftsInKind: (await newestGifts(id)).map(gift => presentGift(gift, partnerships)),
  }
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

export function presentPartnership({ partnership, pledges, others }: Agreement, today: string) {
  const { year, startsOn, endsOn, signedOn, endedBecause } = partnership
  const { answerHours, clearHours, graceDays, mostMatters } = partnership
  return {
    year,
    state: stateOf(partnership, successorOf(partnership, others), today),
    startsOn,
    endsOn,
    signedOn: signedOn ?? null,
    pledges: pledges.map(presentPledge),
    excludedKinds: partnership.excludedKinds ?? [],
    excludedSectors: (partnership.excludedSectors ?? []).map(marked),
    reportingDates: partnership.reportingDates ?? [],
    answerHours,
    clearHours,
    graceDays,
    mostMatters: mostMatters ?? null,
    signatories: (partnership.signatories ?? []).map(presentSignatory),
    renewedFrom: others.find(({ id }) => id === partnership.renewedFromId)?.year ?? null,
    endedBecause: endedBecause ?? null,
  }
}

const presentSignatory = ({ name, title, side, signedOn }: Signatory) => ({
  name: marked(name),
  title: marked(title),
  side,
  signedOn,
})

const presentPledge = ({ pledge, instalments }: Pledged) => ({
  id: pledge.id,
  kind: pledge.kind,
  quantity: pledge.quantity,
  currency: pledge.currency ?? null,
  restrictedTo: markedOrNull(pledge.restrictedTo),
  description: markedOrNull(pledge.description),
  instalments: instalments.map(({ id, dueOn, amountMinor }) => ({ id, dueOn, amountMinor })),
})

export const markedOrNull = (text: string | null | undefined) => (text ? marked(text) : null)

export function presentPayment(payment: Payment) {
  const { id, receivedOn, amountMinor, currency, receiptNumber, restrictedTo } = payment
  return {
    id,
    receivedOn,
    amountMinor,
    currency,
    receiptNumber: marked(receiptNumber),
    restrictedTo: markedOrNull(restrictedTo),
    pledgeId: payment.pledgeId ?? null,
    instalmentId: payment.instalmentId ?? null,
    ...withdrawalOf(payment),
  }
}

/** A gift in kind; `agreements` are the firm's, for the year of the one it was given for. */
export function presentGift(gift: GiftInKind, agreements: Partnership[]) {
  const { id, givenOn, kind, days, valuationMinor, currency } = gift
  return {
    id,
    givenOn,
    kind,
    description: marked(gift.description),
    quantity: markedOrNull(gift.quantity),
    days: days ?? null,
    valuationMinor: valuationMinor ?? null,
    currency: currency ?? null,
    valuationBasis: markedOrNull(gift.valuationBasis),
    partnershipYear: agreements.find(agreement => agreement.id === gift.partnershipId)?.year ?? null,
    ...withdrawalOf(gift),
  }
}

const withdrawalOf = ({ withdrawnAt, withdrawnBecause }: Payment | GiftInKind) => ({
  withdrawnAt: withdrawnAt?.toISOString() ?? null,
  withdrawnBecause: withdrawnBecause ?? null,
})

export function presentUndertaking({ id, userId, signedOn }: Undertaking) {
  return { id, userId, signedOn }
}
