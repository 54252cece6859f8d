import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { id, instant, oneOf, ref, written } from './columns.ts'

export const pieces = ['identity', 'contact', 'vulnerability', 'household', 'key-dates', 'documents'] as const
export type Piece = (typeof pieces)[number]

/** A piece of the file that may be disclosed with a referral. Only what is chosen leaves. */
export class ReferralDisclosure extends Model<
  InferAttributes<ReferralDisclosure>,
  InferCreationAttributes<ReferralDisclosure>
> {
  declare id: CreationOptional<string>
  declare referralId: string
  declare piece: Piece
  declare createdAt: CreationOptional<Date>
}

export function defineReferralDisclosure(sequelize: Sequelize): void {
  ReferralDisclosure.init(
    {
      id: id(),
      referralId: ref(),
      piece: oneOf(pieces),
      createdAt: instant(),
    },
    { sequelize, modelName: 'ReferralDisclosure', tableName: 'referral_disclosures', ...written },
  )
}
