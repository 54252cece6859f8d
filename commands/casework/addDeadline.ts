import { Problem } from '../../errors.ts'
import type { Case } from '../../models/Case.ts'
import { Deadline } from '../../models/Deadline.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { nearest, runningDeadlines } from './deadlineRows.ts'

export interface ManualDeadline {
  name: string
  legalLastDay: string
  internalTarget: string
  /** The document that states the date. */
  source: string
}

/** Adds a date that no rule gives: a court's direction, a promise in a letter. */
export async function addDeadline(
  context: Context,
  legalCase: Case,
  given: ManualDeadline,
): Promise<Deadline> {
  if (legalCase.status === 'closed') throw new Problem('illegal-state', 'The case is closed')
  const deadline = await Deadline.create({
    ...given,
    caseId: legalCase.id,
    track: legalCase.track,
    ruleId: 'manual',
    ruleVersion: 1,
    kind: 'manual',
    demands: given.name,
    soft: false,
    basisDate: context.today,
    verified: false,
    confidence: 'stated',
    explanation: `entered by hand from: ${given.source}`,
    calendarVersion: 'none',
    state: 'running',
  })
  legalCase.nextDeadlineOn = nearest(await runningDeadlines(legalCase))
  await legalCase.save()
  await record(context, 'deadline.added', deadline)
  return deadline
}
