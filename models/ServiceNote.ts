import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { bare, encrypted, id, instant, optionalRef, ref } from './columns.ts'

/** What a worker wrote down of a session. Never changed: a later note that supersedes it corrects it. */
export class ServiceNote extends Model<InferAttributes<ServiceNote>, InferCreationAttributes<ServiceNote>> {
  declare id: CreationOptional<string>
  declare sessionId: string
  declare authorId: string
  declare body: string
  /** The note that this one corrects. At most one corrects another. */
  declare supersedesId: CreationOptional<string | null>
  declare createdAt: Date
}

export function defineServiceNote(sequelize: Sequelize): void {
  ServiceNote.init(
    {
      id: id(),
      sessionId: ref(),
      authorId: ref(),
      body: { ...encrypted('clinical'), allowNull: false },
      supersedesId: optionalRef(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'ServiceNote', tableName: 'service_notes', ...bare },
  )
}
