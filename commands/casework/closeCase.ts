import { Problem } from '../../errors.ts'
import type { Case } from '../../models/Case.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { runningDeadlines } from './deadlineRows.ts'

export const closingReasons = [
  'protected',
  'departed',
  'withdrawn',
  'determined',
  'transferred',
  'lost-contact',
  'opened-in-error',
] as const

/** Asks that a case be closed. While a clock runs it cannot be: the answer (409) names the running deadlines. */
export async function askClosure(
  context: Context,
  legalCase: Case,
  reason: (typeof closingReasons)[number],
): Promise<void> {
  if (legalCase.status !== 'open') throw new Problem('illegal-state', 'The case is not open')
  await refuseWhileClocksRun(legalCase)
  await legalCase.update({ status: 'closing', closingReason: reason, closingAskedBy: context.actor.id })
  await record(context, 'case.closure-asked', legalCase)
}

/** Closes a case that another person asked to close. Reminders that still run end with it. */
export async function approveClosure(context: Context, legalCase: Case): Promise<void> {
  if (legalCase.status !== 'closing') throw new Problem('illegal-state', 'Nobody asked to close this case')
  if (legalCase.closingAskedBy === context.actor.id) {
    throw new Problem('illegal-state', 'A second person has to approve the closure')
  }
  await refuseWhileClocksRun(legalCase)
  for (const reminder of await runningDeadlines(legalCase)) {
    await reminder.update({ state: 'void', settledOn: context.today, changedBecause: 'the case was closed' })
  }
  await legalCase.update({ status: 'closed', closedOn: context.today })
  await record(context, 'case.closed', legalCase)
}

/** Takes the wish to close a case back, or refuses it. */
export async function keepOpen(context: Context, legalCase: Case): Promise<void> {
  if (legalCase.status !== 'closing') throw new Problem('illegal-state', 'Nobody asked to close this case')
  await legalCase.update({ status: 'open', closingReason: null, closingAskedBy: null })
  await record(context, 'case.kept-open', legalCase)
}

async function refuseWhileClocksRun(legalCase: Case): Promise<void> {
  const running = (await runningDeadlines(legalCase)).filter(deadline => !deadline.soft)
  if (running.length === 0) return
  throw new Problem('illegal-state', 'Deadlines are running; meet, settle or void them first', {
    allowed: running.map(({ id, name, legalLastDay }) => ({ deadline: id, name, legalLastDay })),
  })
}
