import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { encrypted, flag, id, instant, ref, written } from './columns.ts'

/** A caseworker’s note on a case. */
export class Note extends Model<InferAttributes<Note>, InferCreationAttributes<Note>> {
  declare id: CreationOptional<string>
  declare caseId: string
  declare authorId: string
  declare privileged: boolean
  declare body: string
  declare createdAt: CreationOptional<Date>
}

export function defineNote(sequelize: Sequelize): void {
  Note.init(
    {
      id: id(),
      caseId: ref(),
      authorId: ref(),
      privileged: flag(),
      body: { ...encrypted('narrative'), allowNull: false },
      createdAt: instant(),
    },
    { sequelize, modelName: 'Note', tableName: 'notes', ...written },
  )
}
