import { Problem } from '../../errors.ts'
import { BreakGlass, type GlassReason } from '../../models/BreakGlass.ts'
import { newId } from '../../models/columns.ts'
import { minuteOf } from '../../runtime/clock.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { type Behind, placeOf, recordsOf } from './brokenRecord.ts'
import { lastMinuteOf } from './lastMinute.ts'
import { askForReview, tellOfGlass } from './tellOfGlass.ts'

const DAY = 24 * 3_600_000
/** Minutes within which a second person confirms, where one is needed. The centre's own rule. */
const MINUTES_TO_CONFIRM = 60

export interface NewGlass {
  reasonCode: GlassReason
  reason: string
}

/**
 * Opens one record for reading, for minutes, in an emergency. Every director and data protection officer but the one who
 * asks is told in the same transaction, and the entry in the log is there before anything is read. The second on a record
 * within 24 hours waits for a second person. The record is locked. Throws 409 while an own one on it is open or waits, and
 * where nobody is there who could be told.
 */
export async function breakGlass(
  context: Context,
  behind: Behind,
  { reasonCode, reason }: NewGlass,
  minutes: number,
): Promise<BreakGlass> {
  const place = placeOf(behind)
  const earlier = await BreakGlass.findAll({ where: { ...place } })
  refuseTwice(context, earlier)
  const waits = earlier.some(one => openedWithinADay(context, one))
  const glass = await BreakGlass.create({
    id: newId(),
    ...{ ...place, actorId: context.actor.id, reasonCode, reason, askedAt: context.now },
    ...{ state: waits ? 'asked' : 'opened', openedAt: waits ? null : context.now },
    lastMinute: lastMinuteOf(context.now, waits ? MINUTES_TO_CONFIRM : minutes),
    nudgedOn: context.today,
  })
  await tellOfGlass(context, glass)
  if (!waits) await askForReview(context, glass)
  const details = { outcome: reasonCode, records: recordsOf(place) }
  await record(context, waits ? 'glass.asked' : 'glass.opened', glass, details)
  return glass
}

function refuseTwice({ actor, now }: Context, earlier: BreakGlass[]): void {
  const own = earlier.find(one => one.actorId === actor.id && one.lastMinute >= minuteOf(now))
  if (own?.state === 'opened') throw new Problem('conflict', 'It is open to you already')
  if (own) throw new Problem('conflict', 'You asked already; a second person confirms it')
}

const openedWithinADay = ({ now }: Context, { openedAt }: BreakGlass): boolean =>
  openedAt !== null && openedAt !== undefined && now.getTime() - openedAt.getTime() < DAY
