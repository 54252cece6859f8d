import type { MoveReason } from '../../commands/psychosocial/referralMoves.ts'
import type { ReferralState } from '../../models/Referral.ts'
import type { Mover } from '../../models/ReferralMove.ts'

/** A move of a referral: how many days after the one before, to where, by whom, and why. */
export interface Turn {
  after: [least: number, most: number]
  to: ReferralState
  by: Mover
  because?: MoveReason
}

const drafted: Turn[] = [{ after: [0, 0], to: 'draft', by: 'referrer' }]
const sent: Turn[] = [...drafted, { after: [0, 2], to: 'sent', by: 'referrer' }]
const accepted: Turn[] = [
  ...sent,
  { after: [1, 3], to: 'acknowledged', by: 'receiver' },
  { after: [1, 5], to: 'accepted', by: 'receiver' },
]
const waiting: Turn[] = [
  ...accepted,
  { after: [0, 3], to: 'waiting-list', by: 'receiver', because: 'no-interpreter' },
]
const inService = (before: Turn[]): Turn[] => [
  ...before,
  { after: [3, 20], to: 'first-contact', by: 'receiver' },
  { after: [5, 14], to: 'in-service', by: 'receiver' },
]

/** How far a referral of the front row has come, without an end. */
export const underWay = {
  inbox: sent,
  accepted,
  serving: inService(accepted),
} as const
export type UnderWay = keyof typeof underWay

/** The courses that referrals take, and of a hundred how many. One whose time has not come yet stands where it stands. */
export const courses: { turns: Turn[]; weight: number }[] = [
  {
    turns: [...inService(accepted), { after: [60, 200], to: 'completed', by: 'receiver' }],
    weight: 46,
  },
  { turns: [...inService(waiting), { after: [60, 160], to: 'completed', by: 'receiver' }], weight: 22 },
  {
    turns: [...sent, { after: [2, 10], to: 'declined', by: 'receiver', because: 'no-capacity' }],
    weight: 10,
  },
  {
    turns: [
      ...inService(accepted),
      { after: [20, 60], to: 'lost-contact', by: 'receiver', because: 'no-answer' },
    ],
    weight: 9,
  },
  {
    turns: [
      ...waiting,
      { after: [10, 40], to: 'client-withdrew', by: 'referrer', because: 'helped-elsewhere' },
    ],
    weight: 8,
  },
  {
    turns: [...sent, { after: [3, 8], to: 'bounced', by: 'referrer', because: 'wrong-address' }],
    weight: 5,
  },
]
