import type { Absence } from '../../models/Absence.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { endAfter, lastDay } from './lastDay.ts'

/** A lawyer is back earlier than was said. Throws 409 when the absence is over. */
export async function endAbsence(
  context: Context,
  absence: Absence,
  asked: { endsOn?: string | undefined },
): Promise<void> {
  await endAfter(absence, lastDay(context, absence, asked))
  await record(context, 'absence.ended', absence, { records: [absence.userId] })
}
