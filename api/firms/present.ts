import type { Firm } from '../../models/Firm.ts'
import type { Signatory } from '../../models/Partnership.ts'
import type { Payment } from '../../models/Payment.ts'
import { stateOf, successorOf } from '../../models/partnershipState.ts'
import type { Undertaking } from '../../models/Undertaking.ts'
import { reads, visible } from '../../policies/visibility.ts'
import type { Row } from '../list.ts'
import { marked } from '../text.ts'
import { type Agreement, agreementsOf, newestPartnerships, newestPayments, type Pledged } from './query.ts'

/** A firm as this reader may see it: with its latest agreements and payments, for those who read the agreement. */
export async function presentFirm(firm: Firm, today: string) {
  const agreement = reads<'Firm'>(firm, 'agreement')
    ? {
        partnerships: (await agreementsOf(firm.id, await newestPartnerships(firm.id))).map(agreement =>
          presentPartnership(agreement, today),
        ),
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

const markedOrNull = (text: string | null | undefined) => (text ? marked(text) : null)

export function presentPayment({ id, receivedOn, amountMinor, currency, receiptNumber }: Payment) {
  return { id, receivedOn, amountMinor, currency, receiptNumber: marked(receiptNumber) }
}

export function presentUndertaking({ id, userId, signedOn }: Undertaking) {
  return { id, userId, signedOn }
}
