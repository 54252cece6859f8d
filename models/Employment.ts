import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { day, id, instant, OPEN_END, optionalRef, ref, written } from './columns.ts'

/** When a person worked at which firm. Hours and teams keep the firm of their time. */
export class Employment extends Model<InferAttributes<Employment>, InferCreationAttributes<Employment>> {
  declare id: CreationOptional<string>
  declare userId: string
  declare firmId: string
  declare startsOn: string
  declare endsOn: CreationOptional<string>
  declare recordedBy: CreationOptional<string | null>
  declare createdAt: CreationOptional<Date>
}

export function defineEmployment(sequelize: Sequelize): void {
  Employment.init(
    {
      id: id(),
      userId: ref(),
      firmId: ref(),
      startsOn: day(),
      endsOn: day(OPEN_END),
      recordedBy: optionalRef(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'Employment', tableName: 'employments', ...written },
  )
}
