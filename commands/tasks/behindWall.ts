import { Case } from '../../models/Case.ts'
import { select } from '../../models/statements.ts'
import { hold } from '../hold.ts'

interface About {
  clientId?: string | null
  matterId?: string | null
}

/**
 * Whether a wall keeps somebody from the client or the matter that a task tells of, so that they never see it. Their
 * cases are held, so that no wall is raised before what follows is written down.
 */
export async function isBehindWall(userId: string, { clientId, matterId }: About): Promise<boolean> {
  if (!clientId && !matterId) return false
  const about = await select<{ id: string }>(
    'SELECT id FROM cases WHERE client_id = ? OR id IN (SELECT case_id FROM matters WHERE matters.id = ?)',
    [clientId ?? '', matterId ?? ''],
  )
  const caseId = about.map(({ id }) => id)
  await hold(Case, caseId)
  const marks = caseId.map(() => '?').join(', ') || 'NULL'
  const rows = await select(
    `SELECT id FROM walls WHERE user_id = ? AND state <> 'lifted' AND case_id IN (${marks}) LIMIT 1`,
    [userId, ...caseId],
  )
  return rows.length > 0
}
