import { Problem } from '../../errors.ts'
import { newId } from '../../models/columns.ts'
import { Intake, type IntakeKind } from '../../models/Intake.ts'
import type { Urgency } from '../../models/Referral.ts'
import { newReference } from '../../models/reference.ts'
import { given } from '../changes.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

/** The most that wait to be looked at. Beyond it a flood fills no table: people are asked to call. */
export const MOST_WAITING = 500

export interface IntakeInput {
  kind: IntakeKind
  urgency: Urgency
  language?: string | undefined
  name?: string | undefined
  /** How to reach whoever asks. */
  contact: string
  safeContact?: string | undefined
  agency?: string | undefined
  message: string
}

/**
 * Takes in what somebody asked by the public form, and puts it into the queue. Answers its reference, which is random and
 * tells nothing. Throws 503 while too much waits.
 */
export async function receiveIntake(context: Context, input: IntakeInput): Promise<string> {
  if ((await Intake.count({ where: { state: 'waiting' } })) >= MOST_WAITING) {
    throw new Problem('unavailable', 'Too much waits here now; please call the centre', { retryAfter: 3600 })
  }
  const intake = await Intake.create({
    id: newId(),
    ...given(input),
    reference: newReference('IN'),
    state: 'waiting',
    receivedAt: context.now,
  })
  await record(context, 'intake.received', intake, { outcome: input.urgency })
  return intake.reference
}
