import { Problem } from '../../../errors.ts'
import { dayBefore, shiftDays } from '../../../jurisdictions/days.ts'
import { Case } from '../../../models/Case.ts'
import { Deadline } from '../../../models/Deadline.ts'
import type { Draft } from '../../../models/Draft.ts'
import { Matter } from '../../../models/Matter.ts'
import { couldDo } from '../../../policies/couldDo.ts'
import type { Context } from '../../context.ts'
import { openTask } from '../../tasks/openTask.ts'

/** Days that a review may take where no deadline is nearer. The centre's own rule. */
const REVIEW_DAYS = 7

export const reviewTask = (draftId: string) => ({ kind: 'review-draft', key: `review-draft ${draftId}` })

/**
 * Asks for the review of a draft, due before the next deadline that the matter serves. It falls to the centre's
 * supervisor of the matter, else to the lead of its case; where neither can review it (they wrote it, or are kept out),
 * to the directors. Throws 409 when the matter has neither.
 */
export async function askForReview(context: Context, matter: Matter, draft: Draft): Promise<void> {
  const legalCase = matter.caseId ? await Case.findByPk(matter.caseId, { rejectOnEmpty: true }) : null
  const answering = [matter.supervisorId, legalCase?.leadId].flatMap(one => one ?? [])
  if (answering.length === 0) {
    throw new Problem('illegal-state', 'Nobody at the centre supervises this matter; name a supervisor first')
  }
  const ownerId = await firstAble(context, answering, matter, draft)
  await openTask(context, {
    ...reviewTask(draft.id),
    owedBy: ownerId ? 'caseworker' : 'director',
    ownerId,
    matterId: matter.id,
    dueOn: dueOn(context.today, await nextDeadline(matter, legalCase)),
  })
}

async function firstAble(
  { today }: Context,
  answering: readonly string[],
  { id }: Matter,
  { submittedBy }: Draft,
): Promise<string | null> {
  for (const userId of answering.filter(one => one !== submittedBy)) {
    if (await couldDo(userId, 'review-draft', Matter, { id, today })) return userId
  }
  return null
}

/** The last day of the deadline that the matter serves, else of the nearest one of its case. */
async function nextDeadline({ deadlineId }: Matter, legalCase: Case | null): Promise<string | null> {
  const served = deadlineId ? await Deadline.findOne({ where: { id: deadlineId, state: 'running' } }) : null
  return served?.legalLastDay ?? legalCase?.nextDeadlineOn ?? null
}

function dueOn(today: string, deadline: string | null): string {
  const usual = shiftDays(today, REVIEW_DAYS)
  const before = deadline === null ? usual : dayBefore(deadline)
  const due = before < usual ? before : usual
  return due > today ? due : today
}
