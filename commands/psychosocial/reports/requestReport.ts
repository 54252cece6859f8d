import { invalid, Problem } from '../../../errors.ts'
import type { Case } from '../../../models/Case.ts'
import { newId } from '../../../models/columns.ts'
import { Matter } from '../../../models/Matter.ts'
import { MedicoLegalMove } from '../../../models/MedicoLegalMove.ts'
import { type Examination, MedicoLegalReport, type ReportPurpose } from '../../../models/MedicoLegalReport.ts'
import { newReference } from '../../../models/reference.ts'
import { given } from '../../changes.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'

export interface ReportRequest {
  purpose: ReportPurpose
  examination: Examination
  /** A language tag: in which language it is written. */
  language: string
  /** What the lawyer asks, in words for the examiner. */
  instructions?: string | null | undefined
  /** The matter for which it is needed. */
  matterId?: string | undefined
  /** Who examines, where it is nobody of the team. */
  providerId?: string | undefined
}

/**
 * Asks the team for a medico-legal report about the client of a case. Throws 409 for a case that is closed, 422 for a matter
 * of another case.
 */
export async function requestReport(
  context: Context,
  legalCase: Case,
  request: ReportRequest,
): Promise<MedicoLegalReport> {
  if (legalCase.status === 'closed') throw new Problem('illegal-state', 'The case is closed')
  const { id: caseId, clientId } = legalCase
  if (request.matterId && (await Matter.count({ where: { id: request.matterId, caseId } })) === 0)
    throw invalid('/matterId', 'no matter of this case')
  const { id: requestedBy } = context.actor
  const report = await MedicoLegalReport.create({
    id: newId(),
    ...{ reference: newReference('ML'), caseId, clientId, requestedBy },
    ...given(request),
    ...{ state: 'requested', requestedOn: context.today },
  })
  await writeMove(context, report, null)
  await record(context, 'medico-legal-report.requested', report, { records: [clientId] })
  return report
}

/** Writes down the passage of a report to the state in which it is now. */
export async function writeMove(
  { actor, now }: Context,
  { id: reportId, state: toState, because }: MedicoLegalReport,
  fromState: MedicoLegalReport['state'] | null,
): Promise<void> {
  const moved = { movedBy: actor.id, movedAt: now, because: because ?? null }
  await MedicoLegalMove.create({ id: newId(), reportId, fromState, toState, ...moved })
}
