import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { encrypted, id, instant, ref, written } from './columns.ts'

/** A note on the work, for everybody who works on it: the team of the firm and the centre. */
export class MatterNote extends Model<InferAttributes<MatterNote>, InferCreationAttributes<MatterNote>> {
  declare id: CreationOptional<string>
  declare matterId: string
  declare writtenBy: string
  declare body: string
  declare createdAt: CreationOptional<Date>
}

export function defineMatterNote(sequelize: Sequelize): void {
  MatterNote.init(
    {
      id: id(),
      matterId: ref(),
      writtenBy: ref(),
      body: { ...encrypted('narrative'), allowNull: false },
      createdAt: instant(),
    },
    { sequelize, modelName: 'MatterNote', tableName: 'matter_notes', ...written },
  )
}
