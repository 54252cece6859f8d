import { invalid } from '../../../errors.ts'
import type { Referral } from '../../../models/Referral.ts'
import { type Attendance, type InterpreterSource, presentCodes } from '../../../models/ServiceSession.ts'
import type { Context } from '../../context.ts'
import { dayOf } from '../../partnerships/placement/offers/clock.ts'
import { refuseOutsiders } from './team.ts'

/** What is said of a session, besides what was said in it. */
export interface SessionFacts {
  heldOn: string
  minutes?: number | null | undefined
  attendance: Attendance
  interpreter: InterpreterSource
  interpreterWords?: string | null | undefined
  heldBy: string
}

/** Whether the client was there. */
export const cameTo = ({ attendance }: { attendance: Attendance }): boolean =>
  (presentCodes as readonly Attendance[]).includes(attendance)

/**
 * Refuses (422) facts that cannot be: a session that was held in the future, one that is planned in the past, one before the
 * referral was sent, one that took no time though the client was there, an interpreter where there was none, and somebody
 * who held it and is not of the team.
 */
export async function refuseImpossibleSession(
  context: Context,
  referral: Referral,
  facts: SessionFacts,
): Promise<void> {
  refuseImpossibleDay(context, referral, facts)
  if (cameTo(facts) && !facts.minutes) throw invalid('/minutes', 'is missing')
  if (facts.interpreter === 'none' && facts.interpreterWords)
    throw invalid('/interpreterWords', 'there was no interpreter')
  await refuseOutsiders([facts.heldBy], () => '/heldBy')
}

function refuseImpossibleDay(
  { today }: Context,
  referral: Referral,
  { heldOn, attendance }: SessionFacts,
): void {
  if (attendance === 'planned' && heldOn < today) throw invalid('/heldOn', 'has passed: say how it went')
  // What was called off in advance keeps its day.
  const calledOff = attendance === 'cancelled-by-client' || attendance === 'cancelled-by-us'
  if (attendance !== 'planned' && !calledOff && heldOn > today) throw invalid('/heldOn', 'lies in the future')
  refuseBeforeSent(referral, '/heldOn', heldOn)
}

/** Refuses (422) a day before the referral was sent, for what is said to have happened in its service. */
export function refuseBeforeSent({ sentAt }: Referral, pointer: string, day: string): void {
  if (sentAt && day < dayOf(sentAt.toISOString())) throw invalid(pointer, 'before the referral was sent')
}
