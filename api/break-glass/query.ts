import type { ModelStatic } from 'sequelize'
import type { Behind } from '../../commands/glass/brokenRecord.ts'
import { Problem } from '../../errors.ts'
import { BreakGlass, type GlassRecord } from '../../models/BreakGlass.ts'
import { Case } from '../../models/Case.ts'
import { Client } from '../../models/Client.ts'
import { Referral } from '../../models/Referral.ts'
import { find } from '../../models/rows.ts'
import { escaped, select } from '../../models/statements.ts'
import type { Ability } from '../../policies/ability.ts'
import { flagColumns, scopeSql } from '../../policies/scope.ts'
import { reads } from '../../policies/visibility.ts'

interface Named {
  record: GlassRecord
  id?: string | undefined
  reference?: string | undefined
}

/**
 * Finds the record on which somebody would break the glass, locked. One that they neither see nor may open so is not there
 * (404), and no wall is passed; one that they see and may not open so is refused (403); one that they read already has
 * nothing to break (409).
 */
export async function findToBreak(ability: Ability, { record, id, reference }: Named): Promise<Behind> {
  if (record === 'Client') return lookBehind(ability, Client, 'identity', { id, reference })
  if (record === 'Case') return lookBehind(ability, Case, 'claim', { id, reference })
  return lookBehind(ability, Referral, 'clinical', { id, reference })
}

async function lookBehind(
  ability: Ability,
  model: ModelStatic<Behind>,
  group: 'identity' | 'claim' | 'clinical',
  { id, reference }: Omit<Named, 'record'>,
): Promise<Behind> {
  const [sees, may] = (['read', 'break-glass'] as const).map(action =>
    scopeSql(ability, action, model, undefined, 'one'),
  )
  const which = id ? `id = ${escaped(id)}` : `reference = ${escaped(String(reference))}`
  const [row] = await find(model, {
    where: `\`${model.name}\`.${which} AND (${sees} OR ${may})`,
    more: `${flagColumns(ability, model, 'one', [group])}, CASE WHEN ${may} THEN 1 ELSE 0 END AS may_act`,
    lock: true,
  })
  if (!row) throw new Problem('not-found', 'There is no such record, or it is not yours to open')
  if (Number(row.get('may_act' as never)) !== 1)
    throw new Problem('forbidden', 'You may not break the glass on this record')
  if (reads<never>(row, group as never)) throw new Problem('illegal-state', 'You read this record already')
  return row
}

/** The glass under which somebody reads a record at this moment, if they broke one on it. */
export async function glassOver(
  actorId: string,
  row: { model: string; id: string },
  minute: string,
): Promise<string | null> {
  const column = columnOf[row.model]
  if (!column) return null
  const [glass] = await select<{ id: string }>(
    `SELECT id FROM ${BreakGlass.getTableName()}
     WHERE actor_id = ? AND last_minute >= ? AND state = 'opened' AND record = ? AND ${column} = ?`,
    [actorId, minute, row.model, row.id],
  )
  return glass?.id ?? null
}

const columnOf: Record<string, string> = { Client: 'client_id', Case: 'case_id', Referral: 'referral_id' }
