import { invalid, Problem } from '../../errors.ts'
import type { Intake, IntakeState } from '../../models/Intake.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

export interface Triage {
  outcome: Exclude<IntakeState, 'waiting'>
  /** The file that was opened, or found, for whoever asked. */
  clientId?: string | undefined
}

/**
 * Says what became of a request from outside. What nobody asked for is emptied at once. Throws 409 when somebody has decided
 * already, 422 where a file is named though nobody was taken up.
 */
export async function triageIntake(
  context: Context,
  intake: Intake,
  { outcome, clientId }: Triage,
): Promise<void> {
  if (intake.state !== 'waiting')
    throw new Problem('illegal-state', 'Somebody has decided about this already')
  if (clientId && outcome !== 'taken-up') throw invalid('/clientId', 'only for somebody who was taken up')
  await intake.update({
    ...{ state: outcome, triagedAt: context.now, triagedBy: context.actor.id, clientId: clientId ?? null },
    ...(outcome === 'spam' ? emptied : {}),
  })
  await record(context, 'intake.triaged', intake, { outcome, records: clientId ? [clientId] : [] })
}

/** What is left of the words that somebody wrote. */
export const emptied = { name: null, contact: null, safeContact: null, agency: null, message: null }
