import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { bare, binary, id, ref, text, whole } from './columns.ts'

/** A piece of a stored file, encrypted by a key of the purpose for which the file is sealed. */
export class FileChunk extends Model<InferAttributes<FileChunk>, InferCreationAttributes<FileChunk>> {
  declare id: CreationOptional<string>
  declare fileId: string
  /** Counted from 0. */
  declare position: number
  declare keyId: string
  declare sealed: Buffer
}

export function defineFileChunk(sequelize: Sequelize): void {
  FileChunk.init(
    {
      id: id(),
      fileId: ref(),
      position: whole(),
      keyId: text(16),
      sealed: binary(),
    },
    { sequelize, modelName: 'FileChunk', tableName: 'file_chunks', ...bare },
  )
}
