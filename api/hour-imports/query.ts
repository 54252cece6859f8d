import { Op, type WhereOptions } from 'sequelize'
import type { MatterKnown } from '../../commands/partnerships/hours/import/resolve.ts'
import { HourBatch, type HourMapping } from '../../models/HourBatch.ts'
import { Matter } from '../../models/Matter.ts'
import { StoredFile } from '../../models/StoredFile.ts'
import { escaped, select } from '../../models/statements.ts'
import { TimeEntry } from '../../models/TimeEntry.ts'
import type { Ability } from '../../policies/ability.ts'
import { scopeSql } from '../../policies/scope.ts'
import { type Page, readCursor, writeCursor } from '../page.ts'

/**
 * The imports of a firm that hold hours which the reader may not read: a wall keeps them from a matter. Such an import
 * is not there for them.
 */
export async function hiddenBatches(ability: Ability, firmId: string): Promise<string[]> {
  const rows = await select<{ id: string }>(
    `SELECT DISTINCT \`TimeEntry\`.batch_id AS id FROM time_entries AS \`TimeEntry\`
     WHERE \`TimeEntry\`.firm_id = ${escaped(firmId)} AND \`TimeEntry\`.batch_id IS NOT NULL
       AND NOT ${scopeSql(ability, 'read', TimeEntry)}`,
  )
  return rows.map(({ id }) => id)
}

/** The matters of a firm that the reader may read and somebody took on, by reference. */
export async function mattersOf(ability: Ability, firmId: string): Promise<Map<string, MatterKnown>> {
  const rows = await select<MatterKnown>(
    `SELECT \`Matter\`.id, \`Matter\`.reference, \`Matter\`.opened_on AS openedOn,
       \`Matter\`.closed_on AS closedOn FROM matters AS \`Matter\`
     WHERE ${scopeSql(ability, 'read', Matter)} AND \`Matter\`.firm_id = ${escaped(firmId)}
       AND \`Matter\`.status <> 'draft'`,
  )
  return new Map(rows.map(row => [row.reference, row]))
}

/** How the firm's last file of the same kind was understood, of those whose words the reader reads. */
export async function proposalFor(
  { actor }: Ability,
  { id, firmId, format }: HourBatch,
): Promise<HourMapping | null> {
  const known = actor.firmId === firmId ? {} : { uploadedBy: actor.id }
  const where = { ...known, firmId, format, mapping: { [Op.ne]: null }, id: { [Op.ne]: id } } as WhereOptions
  const order: [string, string][] = [
    ['createdAt', 'DESC'],
    ['id', 'DESC'],
  ]
  return (await HourBatch.findOne({ where, order }))?.mapping ?? null
}

interface Asked {
  limit: number
  cursor?: string | undefined
}

export interface BatchAndName {
  batch: HourBatch
  name: string
}

const ORDER = '-id'

/** A page of the imports of a firm, newest first. The firm must have been found through the door. */
export async function batchesOf(
  ability: Ability,
  firmId: string,
  { limit, cursor }: Asked,
): Promise<Page<BatchAndName>> {
  const hidden = await hiddenBatches(ability, firmId)
  const beyond = cursor ? { id: { [Op.lt]: readCursor(cursor, ORDER).id } } : {}
  const where = { [Op.and]: [{ firmId }, { id: { [Op.notIn]: hidden } }, beyond] } as WhereOptions
  const rows = await HourBatch.findAll({ where, order: [['id', 'DESC']], limit: limit + 1 })
  const batches = rows.slice(0, limit)
  const last = batches.at(-1)
  const next = rows.length > limit && last ? writeCursor({ order: ORDER, value: last.id, id: last.id }) : null
  return { items: await withNames(batches), next }
}

async function withNames(batches: HourBatch[]): Promise<BatchAndName[]> {
  const files = await StoredFile.findAll({ where: { id: batches.map(({ fileId }) => fileId) } })
  const names = new Map(files.map(({ id, name }) => [id, name]))
  return batches.map(batch => ({ batch, name: names.get(batch.fileId) ?? '' }))
}
