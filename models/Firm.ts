import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { id, instant, json, kept, oneOf, text, whole } from './columns.ts'

export const firmStatuses = ['prospect', 'engaged', 'partner', 'paused', 'lapsed', 'former'] as const
export type FirmStatus = (typeof firmStatuses)[number]

/** A law firm: prospect, partner, or former partner. */
export class Firm extends Model<InferAttributes<Firm>, InferCreationAttributes<Firm>> {
  declare id: CreationOptional<string>
  declare name: string
  declare status: FirmStatus
  declare offices: string[]
  declare createdAt: CreationOptional<Date>
  declare updatedAt: CreationOptional<Date>
  declare version: CreationOptional<number>
}

export function defineFirm(sequelize: Sequelize): void {
  Firm.init(
    {
      id: id(),
      name: text(400),
      status: oneOf(firmStatuses),
      offices: json(),
      createdAt: instant(),
      updatedAt: instant(),
      version: whole(0),
    },
    { sequelize, modelName: 'Firm', tableName: 'firms', ...kept },
  )
}
