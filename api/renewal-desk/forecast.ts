import type { FirmStatus } from '../../models/Firm.ts'
import type { PartnershipState } from '../../models/Partnership.ts'
import type { TermState } from '../../models/partnershipState.ts'

export const bases = ['signed', 'drafted', 'live', 'renewal-due', 'grace', 'paused', 'gone'] as const
/** What an amount rests on: an agreement of the year, or how the renewal of the present one stands. */
export type Basis = (typeof bases)[number]

export interface Range {
  low: number
  expected: number
  high: number
}

/** How much of an amount is counted on, in percent. */
const chances: Record<Basis, Range> = {
  signed: { low: 100, expected: 100, high: 100 },
  drafted: { low: 50, expected: 80, high: 100 },
  live: { low: 50, expected: 80, high: 100 },
  'renewal-due': { low: 30, expected: 65, high: 100 },
  grace: { low: 0, expected: 35, high: 100 },
  paused: { low: 0, expected: 25, high: 75 },
  gone: { low: 0, expected: 0, high: 0 },
}

/** What the forecast takes for granted, as it is printed with it. */
export const assumptions = {
  chances: bases.map(basis => ({ basis, ...chances[basis] })),
  sentences: [
    'Where an agreement for the year is signed or drafted, its pledges count. Otherwise what the firm gave in the 365 days up to today counts: hours recorded, and payments received by currency.',
    'Each amount is counted low, expected and high by the percentages shown for its basis, rounded down to whole minutes and minor units, firm by firm. The percentages are the centre’s own assumptions and not measured.',
    'A drafted agreement of a firm that lapsed or left does not bring it back: its basis is the draft all the same, for somebody drew it up. A firm whose last agreement ended, lapsed, or that left is gone.',
    'Hours and money are never added together, nor are two currencies.',
    'Hours are those that the reader may read.',
  ],
}

/** An agreement of the year asked for, where there is one that was not ended. */
export type Agreement = Extract<PartnershipState, 'signed' | 'draft'> | null

export function basisOf(agreement: Agreement, status: FirmStatus, term: TermState | null): Basis {
  if (agreement === 'signed') return 'signed'
  if (agreement === 'draft') return 'drafted'
  if (status === 'lapsed' || status === 'former') return 'gone'
  if (status === 'paused') return 'paused'
  if (term === 'live' || term === 'upcoming' || term === 'renewed') return 'live'
  return term === 'renewal-due' || term === 'grace' ? term : 'gone'
}

export function rangeOf(basis: Basis, amount: number): Range {
  const { low, expected, high } = chances[basis]
  const share = (percent: number) => Math.floor((amount * percent) / 100)
  return { low: share(low), expected: share(expected), high: share(high) }
}

export const NOTHING: Range = { low: 0, expected: 0, high: 0 }

export const added = (one: Range, other: Range): Range => ({
  low: one.low + other.low,
  expected: one.expected + other.expected,
  high: one.high + other.high,
})
