import { type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import { bare, ref } from './columns.ts'

/**
 * A consent under which a referral was sent, or goes on. Written when it is sent, and when the client later agrees to
 * referrals to the same provider; never changed. Whether the consent still lives, the ledger says.
 */
export class ReferralAgreement extends Model<
  InferAttributes<ReferralAgreement>,
  InferCreationAttributes<ReferralAgreement>
> {
  declare referralId: string
  declare consentId: string
}

export function defineReferralAgreement(sequelize: Sequelize): void {
  ReferralAgreement.init(
    {
      referralId: { ...ref(), primaryKey: true },
      consentId: { ...ref(), primaryKey: true },
    },
    { sequelize, modelName: 'ReferralAgreement', tableName: 'referral_agreements', ...bare },
  )
}
