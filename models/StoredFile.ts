import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { encrypted, id, instant, oneOf, ref, text, whole, written } from './columns.ts'

export const filePurposes = ['files', 'clinical'] as const
export type FilePurpose = (typeof filePurposes)[number]

/** A file that somebody handed in. Its content lies in chunks; a plain digest of it would let others test guesses. */
export class StoredFile extends Model<InferAttributes<StoredFile>, InferCreationAttributes<StoredFile>> {
  declare id: CreationOptional<string>
  declare name: string
  declare mediaType: string
  /** How large it is. */
  declare bytes: number
  /** In how many chunks it lies. */
  declare chunks: number
  /** SHA-256 of the content, in hex. */
  declare digest: string
  /** Which keys seal its content. */
  declare sealedFor: CreationOptional<FilePurpose>
  declare uploadedBy: string
  declare createdAt: CreationOptional<Date>
}

export function defineStoredFile(sequelize: Sequelize): void {
  StoredFile.init(
    {
      id: id(),
      name: { ...encrypted('files'), allowNull: false },
      mediaType: text(100),
      bytes: whole(),
      chunks: whole(),
      digest: { ...encrypted('files'), allowNull: false },
      sealedFor: oneOf(filePurposes, 'files'),
      uploadedBy: ref(),
      createdAt: instant(),
    },
    { sequelize, modelName: 'StoredFile', tableName: 'stored_files', ...written },
  )
}
