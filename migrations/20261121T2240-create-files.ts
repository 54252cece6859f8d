import type { Sequelize } from 'sequelize'
import { addReference, dropReference, tables } from './dialect.ts'

const files = tables({
  stored_files: [
    `CREATE TABLE stored_files (
      id {id} NOT NULL PRIMARY KEY,
      name {long} NOT NULL,
      media_type VARCHAR(100) NOT NULL,
      bytes INTEGER NOT NULL,
      chunks INTEGER NOT NULL,
      digest {long} NOT NULL,
      uploaded_by {id} NOT NULL,
      created_at {instant} NOT NULL,
      FOREIGN KEY (uploaded_by) REFERENCES users (id)
    ) {end}`,
  ],
  file_chunks: [
    `CREATE TABLE file_chunks (
      id {id} NOT NULL PRIMARY KEY,
      file_id {id} NOT NULL,
      position INTEGER NOT NULL,
      key_id VARCHAR(16) NOT NULL,
      sealed {blob} NOT NULL,
      UNIQUE (file_id, position),
      FOREIGN KEY (file_id) REFERENCES stored_files (id)
    ) {end}`,
  ],
})

export async function up(sequelize: Sequelize): Promise<void> {
  await files.up(sequelize)
  await addReference(sequelize, 'partnerships', 'document_id', 'stored_files')
}

export async function down(sequelize: Sequelize): Promise<void> {
  await dropReference(sequelize, 'partnerships', 'document_id')
  await files.down(sequelize)
}
