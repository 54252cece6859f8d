import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { encrypted, id, instant, ref, text, written } from './columns.ts'

/** A month of a firm's hours that was verified and locked: nothing that is counted in it changes any more. */
export class HourMonth extends Model<InferAttributes<HourMonth>, InferCreationAttributes<HourMonth>> {
  declare id: CreationOptional<string>
  declare firmId: string
  /** YYYY-MM */
  declare month: string
  declare verifiedBy: string
  declare lockedAt: Date
  declare note: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
}

export function defineHourMonth(sequelize: Sequelize): void {
  HourMonth.init(
    {
      id: id(),
      firmId: ref(),
      month: text(7),
      verifiedBy: ref(),
      lockedAt: instant(),
      note: encrypted('narrative'),
      createdAt: instant(),
    },
    { sequelize, modelName: 'HourMonth', tableName: 'hour_months', ...written },
  )
}
