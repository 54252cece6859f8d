import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { day, id, instant, OPEN_END, ref, written } from './columns.ts'

/** The confidentiality undertaking that a lawyer of a partner firm signed. */
export class Undertaking extends Model<InferAttributes<Undertaking>, InferCreationAttributes<Undertaking>> {
  declare id: CreationOptional<string>
  declare userId: string
  declare signedOn: string
  declare endsOn: CreationOptional<string>
  declare recordedBy: string
  declare createdAt: CreationOptional<Date>
}

export function defineUndertaking(sequelize: Sequelize): void {
  Undertaking.init(
    {
      id: id(),
      userId: ref(),
      signedOn: day(),
      endsOn: day(OPEN_END),
      recordedBy: ref(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'Undertaking', tableName: 'undertakings', ...written },
  )
}
