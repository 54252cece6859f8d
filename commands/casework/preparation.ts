import { invalid, Problem } from '../../errors.ts'
import type { Case } from '../../models/Case.ts'
import { newId } from '../../models/columns.ts'
import { Deadline } from '../../models/Deadline.ts'
import { type Appointment, type HearingNeed, Preparation } from '../../models/Preparation.ts'
import { changedFields } from '../changes.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { refuseClosed } from './addParty.ts'

export interface PreparationInput {
  appointment: Appointment
  heldOn?: string | null | undefined
  deadlineId?: string | null | undefined
  needs: HearingNeed[]
  note?: string | null | undefined
}

/**
 * Writes down what a client needs for a hearing or an interview. Throws 409 on a closed case; 422 for a deadline of another
 * case.
 */
export async function recordPreparation(
  context: Context,
  legalCase: Case,
  { appointment, heldOn, deadlineId, needs, note }: PreparationInput,
): Promise<Preparation> {
  refuseClosed(legalCase)
  await refuseForeign(legalCase, deadlineId)
  const made = await Preparation.create({
    ...{ id: newId(), caseId: legalCase.id, appointment, needs, note: note ?? null },
    ...{ heldOn: heldOn ?? null, deadlineId: deadlineId ?? null, recordedBy: context.actor.id },
  })
  await record(context, 'preparation.recorded', made)
  return made
}

/** Corrects or completes it. Throws 409 on a closed case, and on one that is no longer needed. */
export async function changePreparation(
  context: Context,
  legalCase: Case,
  preparation: Preparation,
  edit: { [F in keyof PreparationInput]?: PreparationInput[F] | undefined },
): Promise<void> {
  refuseClosed(legalCase)
  refuseEnded(preparation)
  await refuseForeign(legalCase, edit.deadlineId)
  const fields = changedFields(preparation, edit)
  if (fields.length === 0) return
  await preparation.update(
    Object.fromEntries(fields.map(field => [field, edit[field as keyof PreparationInput]])),
  )
  await record(context, 'preparation.changed', preparation, { fields })
}

/** Says that it is no longer needed. It stays in the file. Throws 409 the second time. */
export async function endPreparation(context: Context, preparation: Preparation): Promise<void> {
  refuseEnded(preparation)
  await preparation.update({ endedOn: context.today })
  await record(context, 'preparation.ended', preparation)
}

function refuseEnded({ endedOn }: Preparation): void {
  if (endedOn) throw new Problem('illegal-state', 'This is no longer needed')
}

async function refuseForeign({ id: caseId }: Case, id: string | null | undefined): Promise<void> {
  if (!id || (await Deadline.count({ where: { id, caseId } })) > 0) return
  throw invalid('/deadlineId', 'no deadline of this case')
}
