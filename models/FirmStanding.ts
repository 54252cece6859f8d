import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { day, encrypted, id, instant, oneOf, optionalRef, ref, written } from './columns.ts'
import { type FirmStatus, firmStatuses } from './Firm.ts'

export const standingReasons = [
  'first-contact',
  'engaged',
  'agreement-signed',
  'term-ended',
  'firm-asked',
  'centre-decided',
  'capacity',
  'budget',
  'merger',
  'returned',
  'corrected',
] as const
export type StandingReason = (typeof standingReasons)[number]

/** From when on a firm was what to the centre, and why. The newest row is what it is now. */
export class FirmStanding extends Model<
  InferAttributes<FirmStanding>,
  InferCreationAttributes<FirmStanding>
> {
  declare id: CreationOptional<string>
  declare firmId: string
  declare status: FirmStatus
  declare sinceOn: string
  declare because: StandingReason
  declare note: CreationOptional<string | null>
  declare recordedBy: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
}

export function defineFirmStanding(sequelize: Sequelize): void {
  FirmStanding.init(
    {
      id: id(),
      firmId: ref(),
      status: oneOf(firmStatuses),
      sinceOn: day(),
      because: oneOf(standingReasons),
      note: encrypted('narrative'),
      recordedBy: optionalRef(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'FirmStanding', tableName: 'firm_standings', ...written },
  )
}
