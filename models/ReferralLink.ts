import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { bare, id, instant, optionalInstant, ref, text } from './columns.ts'

/** A link by which a provider without an account answers a referral once. Only the hash of its token is kept. */
export class ReferralLink extends Model<
  InferAttributes<ReferralLink>,
  InferCreationAttributes<ReferralLink>
> {
  declare id: CreationOptional<string>
  declare referralId: string
  declare tokenHash: string
  declare expiresAt: Date
  declare usedAt: CreationOptional<Date | null>
  declare createdAt: Date
}

export function defineReferralLink(sequelize: Sequelize): void {
  ReferralLink.init(
    {
      id: id(),
      referralId: ref(),
      tokenHash: text(64),
      expiresAt: instant(),
      usedAt: optionalInstant(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'ReferralLink', tableName: 'referral_links', ...bare },
  )
}
