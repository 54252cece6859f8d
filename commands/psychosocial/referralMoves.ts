import type { ReferralState } from '../../models/Referral.ts'

/** Who moves a referral: the side that sends the client, or the side that receives them. */
export type Side = 'referrer' | 'receiver'

export interface LegalMove {
  from: ReferralState
  to: ReferralState
  by: readonly Side[]
}

const sender = ['referrer'] as const
const receiver = ['receiver'] as const
const both = ['referrer', 'receiver'] as const

const moves = (from: ReferralState, to: Partial<Record<ReferralState, readonly Side[]>>): LegalMove[] =>
  Object.entries(to).map(([state, by]) => ({ from, to: state as ReferralState, by }))

/** Every move that a referral can make, and which side makes it. What stands nowhere as "from" is an end. */
export const legalMoves: readonly LegalMove[] = [
  ...moves('draft', { 'awaiting-consent': sender, sent: sender, 'client-withdrew': sender }),
  ...moves('awaiting-consent', {
    draft: sender,
    sent: sender,
    'client-withdrew': sender,
    'lost-contact': sender,
  }),
  ...moves('sent', {
    acknowledged: receiver,
    accepted: receiver,
    'waiting-list': receiver,
    declined: receiver,
    'client-withdrew': both,
    'lost-contact': sender,
    bounced: sender,
  }),
  ...moves('acknowledged', {
    accepted: receiver,
    'waiting-list': receiver,
    declined: receiver,
    'client-withdrew': both,
    'lost-contact': both,
    bounced: sender,
  }),
  ...moves('accepted', {
    'waiting-list': receiver,
    'first-contact': receiver,
    declined: receiver,
    'client-withdrew': both,
    'lost-contact': both,
  }),
  // To the waiting list again: what is expected there has changed.
  ...moves('waiting-list', {
    'waiting-list': receiver,
    accepted: receiver,
    'first-contact': receiver,
    declined: receiver,
    'client-withdrew': both,
    'lost-contact': both,
  }),
  ...moves('first-contact', {
    'in-service': receiver,
    completed: receiver,
    declined: receiver,
    'client-withdrew': both,
    'lost-contact': both,
  }),
  ...moves('in-service', { completed: receiver, 'client-withdrew': both, 'lost-contact': both }),
]

/** The codes of which one says why. A state that is not here is reached without a reason. */
export const reasonsFor = {
  declined: ['no-capacity', 'outside-services', 'outside-area', 'language', 'not-eligible', 'other'],
  'waiting-list': ['no-capacity', 'no-interpreter', 'no-worker', 'client-asked', 'papers-missing'],
  'client-withdrew': ['changed-mind', 'not-needed', 'helped-elsewhere', 'moved-away', 'no-reason-given'],
  'lost-contact': ['no-answer', 'wrong-contact', 'whereabouts-unknown'],
  bounced: ['wrong-address', 'provider-closed', 'no-answer', 'sent-in-error'],
} as const satisfies Partial<Record<ReferralState, readonly string[]>>

export type MoveReason = (typeof reasonsFor)[keyof typeof reasonsFor][number]

export const moveReasons = [...new Set(Object.values(reasonsFor).flat())] as MoveReason[]

/** The states in which a referral lies before the receiver has answered. */
export const unanswered: readonly ReferralState[] = ['sent', 'acknowledged']

/** The states in which the referrer waits for word of a first meeting. */
export const withoutFeedback: readonly ReferralState[] = [...unanswered, 'accepted', 'waiting-list']

/** The states in which somebody works with the client, or has agreed to. */
export const takenUp: readonly ReferralState[] = ['accepted', 'waiting-list', 'first-contact', 'in-service']

/** Whether a referral has come to an end: no move leads on. */
export const isEnd = (state: ReferralState): boolean => legalMoves.every(({ from }) => from !== state)

/** Where these sides may move a referral from a state. */
export function movesFrom(state: ReferralState, sides: readonly Side[]): ReferralState[] {
  return legalMoves
    .filter(({ from, by }) => from === state && by.some(side => sides.includes(side)))
    .map(({ to }) => to)
}

/** The reasons that a move to this state may give; none where it takes none. */
export const reasonsOf = (state: ReferralState): readonly string[] =>
  (reasonsFor as Partial<Record<ReferralState, readonly string[]>>)[state] ?? []
