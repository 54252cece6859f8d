import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { day, id, instant, ref, text, written } from './columns.ts'

/** A day of gale or black rainstorm warning, known only when it comes. */
export class ClosureDay extends Model<InferAttributes<ClosureDay>, InferCreationAttributes<ClosureDay>> {
  declare id: CreationOptional<string>
  declare jurisdiction: string
  declare day: string
  declare reason: string
  declare recordedBy: string
  declare createdAt: CreationOptional<Date>
}

export function defineClosureDay(sequelize: Sequelize): void {
  ClosureDay.init(
    {
      id: id(),
      jurisdiction: text(24),
      day: day(),
      reason: text(100),
      recordedBy: ref(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'ClosureDay', tableName: 'closure_days', ...written },
  )
}
