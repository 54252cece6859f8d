import { Problem } from '../../errors.ts'
import { escaped, select } from '../../models/statements.ts'
import { scopeSql } from '../../policies/scope.ts'
import type { SubjectName } from '../../policies/vocabulary.ts'
import type { Figure } from './figure.ts'
import { asking, type Question } from './question.ts'

/** One of the records behind a number. */
export interface CountedRecord {
  kind: string
  id: string
  /** How people quote it: its own reference, or that of what it belongs to. */
  reference: string | null
}

/**
 * The records behind a figure, as far as this reader may read them, in the order of their ids, from after an id on. Throws
 * 403 where the reader may read none of that kind, although they may count them.
 */
export async function recordsOf(
  figure: Figure,
  question: Omit<Question, 'by'>,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<CountedRecord[]> {
  const { ability } = question
  const { subject, group } = figure
  if (ability.rulesFor('read', subject.name as SubjectName, group).length === 0) {
    throw new Problem('forbidden', 'You may know how many there are, but not which')
  }
  const { from, where, record } = figure.counted(asking({ ...question, by: [] }))
  const doors = [scopeSql(ability, 'count', subject), scopeSql(ability, 'read', subject, group)]
  const beyond = after ? [`${record.id} > ${escaped(after)}`] : []
  const rows = await select<{ id: string; reference: string | null }>(
    `SELECT DISTINCT ${record.id} AS id, ${record.reference} AS reference FROM ${from}
     WHERE ${[...new Set(doors), ...where, ...beyond].join(' AND ')} ORDER BY id LIMIT ${limit}`,
  )
  return rows.map(({ id, reference }) => ({ kind: record.kind, id, reference: reference ?? null }))
}
