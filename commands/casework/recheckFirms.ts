import { Matter } from '../../models/Matter.ts'
import type { Context } from '../context.ts'
import { type Because, reopenConflictCheck } from '../partnerships/placement/offers/reopenConflictCheck.ts'

/** Has the firms of these cases' matters check for conflicts again: what they checked did not cover a new name. */
export async function recheckFirms(
  context: Context,
  caseId: string | string[],
  because: Because,
): Promise<void> {
  const matters = await Matter.findAll({ where: { caseId, status: ['draft', 'active'] }, lock: true })
  for (const matter of matters) await reopenConflictCheck(context, matter, because)
}
