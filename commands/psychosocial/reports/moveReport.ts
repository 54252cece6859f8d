import { invalid, Problem } from '../../../errors.ts'
import { Case } from '../../../models/Case.ts'
import { Client } from '../../../models/Client.ts'
import type { MedicoLegalReport, ReportState } from '../../../models/MedicoLegalReport.ts'
import type { Context } from '../../context.ts'
import { hold } from '../../hold.ts'
import { refuseFuture } from '../../partnerships/refuseFuture.ts'
import { record } from '../../record.ts'
import { openTask } from '../../tasks/openTask.ts'
import { settleTasks } from '../../tasks/settleTask.ts'
import { consentToServe } from './consentToServe.ts'
import { type DeclineReason, type ReportSide, reportMovesFrom } from './reportMoves.ts'
import { writeMove } from './requestReport.ts'

export interface ReportMove {
  state: ReportState
  /** Why it was declined. */
  because?: DeclineReason | undefined
  /** The day of the examination; today, where nothing is said. */
  examinedOn?: string | undefined
  /** Why the lawyer relies on it, or does not. */
  reason?: string | undefined
}

/**
 * Moves a medico-legal report on. Throws 409 for a move that is not theirs or not possible, naming those that are; 409 where
 * no written report is filed yet, or it is to be offered without the client's consent to serve it; 422 for what is missing or belongs to
 * another state.
 */
export async function moveReport(
  context: Context,
  report: MedicoLegalReport,
  sides: readonly ReportSide[],
  move: ReportMove,
): Promise<void> {
  const { state: from } = report
  const allowed = reportMovesFrom(from, sides)
  if (!allowed.includes(move.state))
    throw new Problem('illegal-move', `A report does not go from ${from} to ${move.state} by you`, {
      allowed,
    })
  refuseUnfit(context, report, move)
  await refuseUnready(context, report, move.state)
  await report.update(changesOf(context, report, move))
  await writeMove(context, report, from)
  await tellLead(context, report)
  await record(context, 'medico-legal-report.moved', report, {
    outcome: [from, move.state, move.because].join(' ').trim(),
    records: [report.clientId],
  })
}

/** Each state takes what belongs to it, and demands what it cannot do without. */
function refuseUnfit(context: Context, { requestedOn }: MedicoLegalReport, move: ReportMove): void {
  const { state, because, examinedOn, reason } = move
  const decides = state === 'relied-on' || state === 'not-relied-on'
  refuseMisplaced('/because', because, state === 'declined')
  refuseMisplaced('/reason', reason, decides)
  if (examinedOn === undefined) return
  if (state !== 'examined') throw invalid('/examinedOn', 'belongs to another state')
  refuseFuture(context, '/examinedOn', examinedOn)
  if (examinedOn < requestedOn) throw invalid('/examinedOn', 'before it was asked for')
}

function refuseMisplaced(pointer: string, value: string | undefined, demanded: boolean): void {
  if (demanded && value === undefined) throw invalid(pointer, 'is missing')
  if (!demanded && value !== undefined) throw invalid(pointer, 'belongs to another state')
}

async function refuseUnready({ today }: Context, report: MedicoLegalReport, to: ReportState): Promise<void> {
  if ((to === 'finished' || to === 'offered') && !report.fileId)
    throw new Problem('illegal-state', 'File the written report first')
  if (to === 'offered') await hold(Client, report.clientId)
  if (to === 'offered' && !(await consentToServe(report.clientId, today)))
    throw new Problem('illegal-state', 'The client has not agreed that this report is served')
}

function changesOf(context: Context, { examinerId }: MedicoLegalReport, move: ReportMove) {
  const { state, because = null, examinedOn = context.today, reason } = move
  return {
    ...{ state, because },
    examinerId: state === 'accepted' ? context.actor.id : examinerId,
    ...(state === 'examined' ? { examinedOn } : {}),
    ...(reason === undefined ? {} : { reason }),
  }
}

/** What is offered waits for the lead of the case, and for nobody once it was decided or taken back. */
async function tellLead(
  context: Context,
  { id, clientId, caseId, reference, state }: MedicoLegalReport,
): Promise<void> {
  const task = { kind: 'report-offered', key: `report-offered ${id}` }
  if (state !== 'offered') return settleTasks(context, task)
  const { leadId } = await Case.findByPk(caseId, { rejectOnEmpty: true })
  await openTask(context, {
    ...{ ...task, clientId, owedBy: 'caseworker', ownerId: leadId, dueOn: context.today },
    note: `${reference}: a medico-legal report waits for your decision.`,
  })
}
