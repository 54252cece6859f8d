import { Problem } from '../../errors.ts'
import type { BreakGlass } from '../../models/BreakGlass.ts'
import { minuteOf } from '../../runtime/clock.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { recordsOf } from './brokenRecord.ts'
import { lastMinuteOf } from './lastMinute.ts'
import { askForReview, tellOfGlass } from './tellOfGlass.ts'

/**
 * A second person lets somebody open a record whose glass was broken within the last day already; its minutes begin now.
 * Throws 409 for whoever asked, for one that does not wait any more, and after the hour in which it can be confirmed.
 */
export async function confirmGlass(context: Context, glass: BreakGlass, minutes: number): Promise<void> {
  if (glass.state !== 'asked') throw new Problem('illegal-state', 'This does not wait for a confirmation')
  if (glass.actorId === context.actor.id) {
    throw new Problem('illegal-state', 'A second person has to do this')
  }
  if (glass.lastMinute < minuteOf(context.now)) {
    throw new Problem('illegal-state', 'This was not confirmed in time; it has to be asked again')
  }
  await glass.update({
    ...{ state: 'opened', openedAt: context.now, secondBy: context.actor.id },
    ...{ lastMinute: lastMinuteOf(context.now, minutes), nudgedOn: context.today },
  })
  await tellOfGlass(context, glass)
  await askForReview(context, glass)
  const details = { outcome: glass.reasonCode, records: recordsOf(of(glass)) }
  await record(context, 'glass.confirmed', glass, details)
}

const of = ({ clientId, caseId, referralId }: BreakGlass) => ({
  ...{ clientId, caseId: caseId ?? null, referralId: referralId ?? null },
})
