import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { bare, day, id, ref, whole } from './columns.ts'

/** A part of a pledge of money, and the day by which it is due. */
export class Instalment extends Model<InferAttributes<Instalment>, InferCreationAttributes<Instalment>> {
  declare id: CreationOptional<string>
  declare pledgeId: string
  declare dueOn: string
  declare amountMinor: number
}

export function defineInstalment(sequelize: Sequelize): void {
  Instalment.init(
    { id: id(), pledgeId: ref(), dueOn: day(), amountMinor: whole() },
    { sequelize, modelName: 'Instalment', tableName: 'instalments', ...bare },
  )
}
