import { invalid, Problem } from '../../errors.ts'
import type { Case } from '../../models/Case.ts'
import type { Deadline } from '../../models/Deadline.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { nearest, runningDeadlines } from './deadlineRows.ts'

export interface SettlementInput {
  outcome: 'met' | 'missed' | 'void'
  on: string
  because: string
}

/** Ends a running deadline by hand, where no step does: met, missed, or no longer owed. Says why. */
export async function settleDeadline(
  context: Context,
  legalCase: Case,
  deadline: Deadline,
  { outcome, on, because }: SettlementInput,
): Promise<void> {
  if (deadline.state !== 'running') throw new Problem('illegal-state', 'This deadline does not run any more')
  if (on > context.today) throw invalid('/on', 'lies in the future')
  if (outcome === 'met' && on > deadline.legalLastDay)
    throw invalid('/on', 'is after the last day, so it was missed')

  await deadline.update({ state: outcome, settledOn: on, changedBecause: because })
  legalCase.nextDeadlineOn = nearest(await runningDeadlines(legalCase))
  await legalCase.save()
  await record(context, 'deadline.settled', deadline, { outcome })
}
