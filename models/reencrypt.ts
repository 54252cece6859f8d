import { type Model, type ModelStatic, QueryTypes } from 'sequelize'
import { place } from './columns.ts'
import { database } from './database.ts'
import { currentKeyId, decrypt, encrypt, type KeyPurpose, keyIdOf } from './keyring.ts'

/** A column whose values one purpose's keys encrypt. */
export interface EncryptedColumn {
  purpose: KeyPurpose
  table: string
  attribute: string
  column: string
}

/** Every encrypted column of a purpose, as the models declare them. */
export function encryptedColumns(purpose: KeyPurpose): EncryptedColumn[] {
  return Object.values(database().models).flatMap(model => columnsOf(model, purpose))
}

function columnsOf(model: ModelStatic<Model>, purpose: KeyPurpose): EncryptedColumn[] {
  return Object.entries(model.getAttributes())
    .filter(([, { comment }]) => comment === `encrypted ${purpose}`)
    .map(([attribute, { field }]) => ({
      purpose,
      table: String(model.getTableName()),
      attribute,
      column: field ?? attribute,
    }))
}

export interface Progress {
  /** Where the next batch begins; null when the column is done. */
  next: string | null
  changed: number
}

const BATCH = 200

/**
 * Encrypts one batch of a column anew with the key in use. A value is replaced only while it is still the one that was
 * read, and one that has the new key already is left alone, so that it can be interrupted, run again, and run twice.
 */
export async function reencryptBatch(target: EncryptedColumn, after: string): Promise<Progress> {
  const { table, column } = target
  const rows = await database().query<{ id: string; stored: string }>(
    `SELECT id, ${column} AS stored FROM ${table} WHERE id > :after AND ${column} IS NOT NULL ORDER BY id LIMIT ${BATCH}`,
    { replacements: { after }, type: QueryTypes.SELECT },
  )
  const current = currentKeyId(target.purpose)
  let changed = 0
  for (const row of rows.filter(({ stored }) => keyIdOf(stored) !== current)) {
    changed += await replace(target, row)
  }
  return { next: rows.length < BATCH ? null : (rows.at(-1)?.id ?? null), changed }
}

async function replace(target: EncryptedColumn, row: { id: string; stored: string }): Promise<number> {
  const { purpose, table, attribute, column } = target
  const boundTo = place(table, attribute, row.id)
  const sealed = encrypt(purpose, boundTo, decrypt(purpose, boundTo, row.stored))
  const [, affected] = await database().query(
    `UPDATE ${table} SET ${column} = :sealed WHERE id = :id AND ${column} = :stored`,
    { replacements: { ...row, sealed }, type: QueryTypes.UPDATE },
  )
  return affected
}
