import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { day, id, instant, optionalRef, ref, written } from './columns.ts'

/** Days on which a lawyer is away, and who covers. */
export class Absence extends Model<InferAttributes<Absence>, InferCreationAttributes<Absence>> {
  declare id: CreationOptional<string>
  declare userId: string
  declare startsOn: string
  declare endsOn: string
  declare coveredBy: CreationOptional<string | null>
  declare recordedBy: string
  declare createdAt: CreationOptional<Date>
}

export function defineAbsence(sequelize: Sequelize): void {
  Absence.init(
    {
      id: id(),
      userId: ref(),
      startsOn: day(),
      endsOn: day(),
      coveredBy: optionalRef(),
      recordedBy: ref(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'Absence', tableName: 'absences', ...written },
  )
}
