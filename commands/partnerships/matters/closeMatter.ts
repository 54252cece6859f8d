import { invalid, Problem } from '../../../errors.ts'
import { shiftDays } from '../../../jurisdictions/days.ts'
import { Case } from '../../../models/Case.ts'
import { newId } from '../../../models/columns.ts'
import type { Matter } from '../../../models/Matter.ts'
import { type DocumentFate, type MatterClosingReason, MatterClosure } from '../../../models/MatterClosure.ts'
import type { GroundResult } from '../../../models/Step.ts'
import { refuseUnknownResults } from '../../casework/groundResults.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { openTask } from '../../tasks/openTask.ts'
import { refuseFuture } from '../refuseFuture.ts'
import { endWork, refuseLooseEnds } from './looseEnds.ts'

/** Days within which the firm certifies what became of its copies. The centre's own rule. */
const CERTIFICATE_DAYS = 14

export interface Closing {
  closedOn?: string | undefined
  reason: MatterClosingReason
  /** What the work led to, ground by ground. */
  outcomes?: GroundResult[] | undefined
  /** That the client was told, and in which language. */
  told?: { toldOn: string; language: string; how?: string | undefined } | undefined
  /** What becomes of the firm's copies, and on which day. */
  documents: { fate: DocumentFate; on?: string | undefined }
  /** Why it is closed although something is open. */
  despite?: string | undefined
}

/**
 * Ends the work, and with it every access that hangs on the matter and every place on its team. The firm then owes its
 * certificate, unless it held nothing. Throws 409 when it is closed already, and while a handover or a draft is open unless
 * words say why; 422 for days that cannot be and for results of a matter that has no case.
 */
export async function closeMatter(context: Context, matter: Matter, input: Closing): Promise<void> {
  const { closedOn = context.today, documents, told } = input
  if (matter.status === 'closed') throw new Problem('illegal-state', 'This matter is closed already')
  refuseFuture(context, '/closedOn', closedOn)
  if (closedOn < matter.openedOn) throw invalid('/closedOn', 'before the matter was opened')
  await refuseImpossible(context, matter, input)
  await refuseLooseEnds(matter, input.despite)

  await endWork(context, matter, closedOn)
  await MatterClosure.create({
    id: newId(),
    matterId: matter.id,
    closedBy: context.actor.id,
    reason: input.reason,
    outcomes: input.outcomes ?? null,
    toldOn: told?.toldOn ?? null,
    toldIn: told?.language ?? null,
    toldHow: told?.how ?? null,
    documentsFate: documents.fate,
    documentsOn: documents.on ?? null,
    despite: input.despite ?? null,
  })
  await matter.update({ status: 'closed', closedOn })
  if (matter.firmId && documents.fate !== 'none-held') await askForCertificate(context, matter, matter.firmId)
  await record(context, 'matter.closed', matter, { outcome: input.reason })
}

async function refuseImpossible(
  context: Context,
  matter: Matter,
  { outcomes = [], told, documents }: Closing,
): Promise<void> {
  if (documents.fate !== 'none-held' && documents.on === undefined) {
    throw invalid('/documents/on', 'is missing')
  }
  if (matter.caseId === null) {
    if (outcomes.length > 0) throw invalid('/outcomes', 'this matter is on no case')
    if (told) throw invalid('/told', 'this matter has no client')
    return
  }
  const legalCase = await Case.findByPk(matter.caseId, { rejectOnEmpty: true })
  refuseUnknownResults(legalCase.jurisdiction, outcomes, '/outcomes')
  if (!told) return
  refuseFuture(context, '/told/toldOn', told.toldOn)
  if (told.toldOn < matter.openedOn) throw invalid('/told/toldOn', 'before the matter was opened')
}

/** How the task to certify is found again. */
export const certificateTask = (matterId: string) => ({
  kind: 'documents-certificate',
  key: `documents-certificate ${matterId}`,
})

async function askForCertificate(context: Context, { id }: Matter, firmId: string): Promise<void> {
  await openTask(context, {
    ...certificateTask(id),
    owedBy: 'firm_coordinator',
    firmId,
    matterId: id,
    dueOn: shiftDays(context.today, CERTIFICATE_DAYS),
  })
}
