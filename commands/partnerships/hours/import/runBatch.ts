import { Problem } from '../../../../errors.ts'
import { newId } from '../../../../models/columns.ts'
import type { HourBatch } from '../../../../models/HourBatch.ts'
import { TimeEntry } from '../../../../models/TimeEntry.ts'
import type { Context } from '../../../context.ts'
import { record } from '../../../record.ts'
import { lateNote } from '../openPeriod.ts'
import { recountMinutes } from '../recountMinutes.ts'
import type { Becomes, Judged } from './judge.ts'
import { rowKey } from './rowKeys.ts'

const AT_ONCE = 100

/**
 * Makes entries of the lines that are new. The batch and its firm were locked by whoever calls, before the lines were
 * judged. A file of which no line can be read as hours stays as it is, and can be mapped anew. A line that came in before adds nothing, in whichever file. With `onlyWhole`, one fault keeps all of it out
 * (409).
 */
export async function runBatch(
  context: Context,
  batch: HourBatch,
  judged: readonly Judged[],
  onlyWhole: boolean,
): Promise<void> {
  const faults = judged.filter(({ outcome }) => outcome === 'fault').length
  if (onlyWhole && faults > 0) throw new Problem('illegal-state', `${faults} lines of the file have a fault`)
  const added = judged.flatMap(({ outcome, entry }) =>
    entry && (outcome === 'new' || outcome === 'late') ? [entry] : [],
  )
  for (let at = 0; at < added.length; at += AT_ONCE) {
    const rows = added.slice(at, at + AT_ONCE).map(entry => rowOf(context, batch, entry))
    await TimeEntry.bulkCreate(rows, { hooks: false })
  }
  await recountMinutes(context, [...new Set(added.flatMap(({ matterId }) => matterId ?? []))])
  const { id: runBy } = context.actor
  if (faults < judged.length) {
    await batch.update({ state: 'run', runBy, runAt: context.now, undoneBy: null, undoneAt: null })
  }
  const outcome = `added ${added.length}, faults ${faults}`
  await record(context, 'hour-import.run', batch, { records: [batch.firmId], outcome })
}

function rowOf({ actor }: Context, { id: batchId, firmId }: HourBatch, entry: Becomes) {
  const { kind, matterId, userId, workedOn, period, minutes, activity, grade, late, possibleDouble } = entry
  return {
    id: newId(),
    ...{ kind, matterId, firmId, userId, workedOn, period, minutes, activity, grade, late, possibleDouble },
    note: late ? lateNote(workedOn) : null,
    batchId,
    rowKey: rowKey(entry.name),
    recordedBy: actor.id,
  }
}
