import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import {
  encrypted,
  id,
  instant,
  oneOf,
  optionalDay,
  optionalRef,
  optionalText,
  ref,
  written,
} from './columns.ts'
import { type ReferralState, referralStates } from './Referral.ts'

/**
 * On which side somebody moved a referral: who sends, or who receives. "link" is a receiver without an account, who writes to
 * the referrer.
 */
export const movers = ['referrer', 'receiver', 'link'] as const
export type Mover = (typeof movers)[number]

/** A passage of a referral from one state to the next: who, when and why. Never changed. */
export class ReferralMove extends Model<
  InferAttributes<ReferralMove>,
  InferCreationAttributes<ReferralMove>
> {
  declare id: CreationOptional<string>
  declare referralId: string
  declare fromState: CreationOptional<ReferralState | null>
  declare toState: ReferralState
  declare movedBy: CreationOptional<string | null>
  declare movedAs: Mover
  declare movedAt: Date
  declare because: CreationOptional<string | null>
  declare words: CreationOptional<string | null>
  /** When a place on the waiting list was expected to come free, as said with this move. */
  declare expectedOn: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
}

export function defineReferralMove(sequelize: Sequelize): void {
  ReferralMove.init(
    {
      id: id(),
      referralId: ref(),
      fromState: optionalText(24),
      toState: oneOf(referralStates),
      movedBy: optionalRef(),
      movedAs: oneOf(movers),
      movedAt: instant(),
      because: optionalText(40),
      words: encrypted('clinical'),
      expectedOn: optionalDay(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'ReferralMove', tableName: 'referral_moves', ...written },
  )
}
