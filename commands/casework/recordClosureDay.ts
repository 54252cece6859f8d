import { invalid } from '../../errors.ts'
import { Case } from '../../models/Case.ts'
import { ClosureDay } from '../../models/ClosureDay.ts'
import type { Deadline } from '../../models/Deadline.ts'
import { deadlinesAcross } from '../../models/deadlinesAcross.ts'
import type { Context } from '../context.ts'
import { oneAtATime } from '../oneAtATime.ts'
import { record } from '../record.ts'
import { liveSteps, retellTrack } from './retellTrack.ts'

/**
 * Enters a day of gale or black rainstorm warning, and works out again every deadline that it touches: one that counted
 * as missed may have been met.
 */
export async function recordClosureDay(
  context: Context,
  input: { jurisdiction: string; day: string; reason: string },
): Promise<{ closureDay: ClosureDay; moved: number }> {
  if (input.day > context.today)
    throw invalid('/day', 'lies in the future; such days are known only when they come')
  const closureDay = await ClosureDay.create({ ...input, recordedBy: context.actor.id })
  await stopTheClocks(input.jurisdiction)
  const because = `${input.reason} on ${input.day}`
  const moved: string[] = []
  const touched = await deadlinesAcross(input.jurisdiction, input.day)
  for (const [caseId, tracks] of tracksOf(touched)) {
    const legalCase = await Case.findByPk(caseId, { lock: true, rejectOnEmpty: true })
    for (const track of tracks) {
      const changes = await retellTrack(legalCase, track, {
        live: await liveSteps(legalCase, track),
        because,
      })
      moved.push(...changes.map(change => change.deadlineId))
    }
  }
  await record(context, 'closure-day.recorded', closureDay, { records: moved })
  return { closureDay, moved: moved.length }
}

/**
 * Waits for every step that is being recorded, and lets no other begin before the day stands: what it counts would
 * know nothing of the day. A case that is just being opened is locked by nobody else; it stops at the audit log.
 */
async function stopTheClocks(jurisdiction: string): Promise<void> {
  const where = { jurisdiction, status: ['open', 'closing'] }
  await Case.findAll({ attributes: ['id'], where, order: ['id'], lock: true })
  await oneAtATime()
}

function tracksOf(deadlines: readonly Deadline[]): Map<string, Set<string>> {
  const tracks = new Map<string, Set<string>>()
  for (const { caseId, track } of deadlines) tracks.set(caseId, (tracks.get(caseId) ?? new Set()).add(track))
  return tracks
}
