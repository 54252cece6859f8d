import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { bare, id, instant, ref } from './columns.ts'

/** A file that proves what a client agreed to: whose file it is, so that no event of another client can name it. */
export class ConsentProof extends Model<
  InferAttributes<ConsentProof>,
  InferCreationAttributes<ConsentProof>
> {
  declare id: CreationOptional<string>
  declare clientId: string
  declare fileId: string
  declare filedBy: string
  declare createdAt: Date
}

export function defineConsentProof(sequelize: Sequelize): void {
  ConsentProof.init(
    { id: id(), clientId: ref(), fileId: ref(), filedBy: ref(), createdAt: instant() },
    { sequelize, modelName: 'ConsentProof', tableName: 'consent_proofs', ...bare },
  )
}
