import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { bare, id, instant, ref, whole } from './columns.ts'

/** Somebody who was called to an alert, once for each turn of calls. */
export class SafetyCall extends Model<InferAttributes<SafetyCall>, InferCreationAttributes<SafetyCall>> {
  declare id: CreationOptional<string>
  declare alertId: string
  declare userId: string
  declare turn: number
  declare calledAt: Date
}

export function defineSafetyCall(sequelize: Sequelize): void {
  SafetyCall.init(
    { id: id(), alertId: ref(), userId: ref(), turn: whole(), calledAt: instant() },
    { sequelize, modelName: 'SafetyCall', tableName: 'safety_calls', ...bare },
  )
}
