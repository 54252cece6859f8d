import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { day, id, instant, OPEN_END, ref, written } from './columns.ts'

/** Who of the team works on a referral, from when to when. */
export class ReferralWorker extends Model<
  InferAttributes<ReferralWorker>,
  InferCreationAttributes<ReferralWorker>
> {
  declare id: CreationOptional<string>
  declare referralId: string
  declare userId: string
  declare startsOn: string
  declare endsOn: CreationOptional<string>
  declare namedBy: string
  declare createdAt: CreationOptional<Date>
}

export function defineReferralWorker(sequelize: Sequelize): void {
  ReferralWorker.init(
    {
      id: id(),
      referralId: ref(),
      userId: ref(),
      startsOn: day(),
      endsOn: day(OPEN_END),
      namedBy: ref(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'ReferralWorker', tableName: 'referral_workers', ...written },
  )
}
