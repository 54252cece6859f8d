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
  /** Rows whose value does not open: it was changed by hand, or moved here from another place. */
  unreadable: string[]
}

const BATCH = 200

/**
 * Encrypts one batch of a column anew with the key in use. A value is replaced only while it is still the one that was
 * read, and one that has the new key already is left alone, so that it can be interrupted, run again, and run twice.
 */
export async function reencryptBatch(target: EncryptedColumn, after: string): Promise<Progress> {
  const { table, column } = target
  const rows = await database().query<Stored>(
    `SELECT id, ${column} AS stored FROM ${table} WHERE id > :after AND ${column} IS NOT NULL ORDER BY id LIMIT ${BATCH}`,
    { replacements: { after }, type: QueryTypes.SELECT },
  )
  const current = currentKeyId(target.purpose)
  const progress: Progress = { next: nextOf(rows), changed: 0, unreadable: [] }
  for (const row of rows.filter(({ stored }) => keyIdOf(stored) !== current)) {
    const sealed = sealAnew(target, row)
    if (sealed === null) progress.unreadable.push(row.id)
    else progress.changed += await replace(target, row, sealed)
  }
  return progress
}

interface Stored {
  id: string
  stored: string
}

function nextOf(rows: Stored[]): string | null {
  return rows.length < BATCH ? null : (rows.at(-1)?.id ?? null)
}

function sealAnew({ purpose, table, attribute }: EncryptedColumn, row: Stored): string | null {
  const boundTo = place(table, attribute, row.id)
  try {
    return encrypt(purpose, boundTo, decrypt(purpose, boundTo, row.stored))
  } catch {
    return null
  }
}

async function replace({ table, column }: EncryptedColumn, row: Stored, sealed: string): Promise<number> {
  const [, affected] = await database().query(
    `UPDATE ${table} SET ${column} = :sealed WHERE id = :id AND ${column} = :stored`,
    { replacements: { ...row, sealed }, type: QueryTypes.UPDATE },
  )
  return affected
}
