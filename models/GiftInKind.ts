import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import {
  day,
  id,
  instant,
  oneOf,
  optionalInstant,
  optionalRef,
  optionalText,
  optionalWhole,
  ref,
  text,
  written,
} from './columns.ts'
import type { WithdrawalReason } from './Payment.ts'

export const giftKinds = [
  'translation',
  'venue',
  'database',
  'counsel-fees',
  'printing',
  'secondment',
  'other',
] as const
export type GiftKind = (typeof giftKinds)[number]

/** Something that a firm gave which is neither money nor a lawyer’s time on a matter. It is withdrawn, and never changed. */
export class GiftInKind extends Model<InferAttributes<GiftInKind>, InferCreationAttributes<GiftInKind>> {
  declare id: CreationOptional<string>
  declare firmId: string
  /** The partnership that it was given for; null leaves that to the day on which it was given. */
  declare partnershipId: CreationOptional<string | null>
  declare givenOn: string
  declare kind: GiftKind
  declare description: string
  /** How much, in words. */
  declare quantity: CreationOptional<string | null>
  /** Working days, of a secondment only. */
  declare days: CreationOptional<number | null>
  /** What it would have cost, in minor units, with the currency and how that was found: all three or none. */
  declare valuationMinor: CreationOptional<number | null>
  declare currency: CreationOptional<string | null>
  declare valuationBasis: CreationOptional<string | null>
  declare withdrawnAt: CreationOptional<Date | null>
  declare withdrawnBy: CreationOptional<string | null>
  declare withdrawnBecause: CreationOptional<WithdrawalReason | null>
  declare recordedBy: string
  declare createdAt: CreationOptional<Date>
}

export function defineGiftInKind(sequelize: Sequelize): void {
  GiftInKind.init(
    {
      id: id(),
      firmId: ref(),
      partnershipId: optionalRef(),
      givenOn: day(),
      kind: oneOf(giftKinds),
      description: text(500),
      quantity: optionalText(100),
      days: optionalWhole(),
      valuationMinor: optionalWhole(),
      currency: optionalText(3),
      valuationBasis: optionalText(200),
      withdrawnAt: optionalInstant(),
      withdrawnBy: optionalRef(),
      withdrawnBecause: optionalText(24),
      recordedBy: ref(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'GiftInKind', tableName: 'gifts_in_kind', ...written },
  )
}
