import type { Context } from '../../commands/context.ts'
import { record } from '../../commands/record.ts'
import { Problem } from '../../errors.ts'
import { Case } from '../../models/Case.ts'
import { readFile } from '../../models/files.ts'
import type { Report } from '../../models/Report.ts'
import type { Ability } from '../../policies/ability.ts'
import { kindOf } from '../../reports/kinds.ts'
import { type Answer, handOut } from '../endpoint.ts'
import { underAnyGlass } from '../open.ts'
import { wasRefused } from './query.ts'

/**
 * Hands out the file of a report that the reader may see, and says so in the audit log. Throws 403 or 404 for who has no right to what it says (any more),
 * and 409 while there is no file, or when its release was refused.
 */
export async function openReport(
  { ability, context }: { ability: Ability; context: Context },
  report: Report,
): Promise<Answer> {
  await kindOf(report.kind).may(ability, report.parameters)
  if (report.state === 'expired')
    throw new Problem('illegal-state', 'Its file was destroyed; ask for it again')
  if (await wasRefused(report))
    throw new Problem('illegal-state', 'Its release was refused; nothing of it leaves')
  if (!report.fileId) throw new Problem('illegal-state', 'This report is not finished')
  await record(context, 'report.opened', report, await glassOf(context, report))
  return handOut(await readFile(report.fileId))
}

/** The break-glass under which somebody reads the case that a report is about; nothing for reports about none. */
const glassOf = (context: Context, { caseId }: Report) =>
  underAnyGlass(context, caseId ? [[Case, caseId]] : [])
