import { escaped } from '../../../../models/statements.ts'
import { wallsInEffect } from '../../../../policies/conditions.ts'

/** SQL: that no wall on the case names this person or this firm. */
export function unwalled(column: string, named: 'firm_id' | 'user_id', caseId: string | null): string {
  if (caseId === null) return '1=1'
  const states = wallsInEffect.map(escaped).join(', ')
  const walls = `SELECT ${named} FROM walls WHERE case_id = ${escaped(caseId)} AND state IN (${states})`
  return `${column} NOT IN (${walls} AND ${named} IS NOT NULL)`
}
