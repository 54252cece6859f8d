import { invalid } from '../../../errors.ts'
import type { Firm } from '../../../models/Firm.ts'
import type { ProgrammeKind, TimeEntry } from '../../../models/TimeEntry.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { refuseFuture } from '../refuseFuture.ts'
import { addEntry, type NewHours } from './addEntry.ts'
import { peopleOfFirm } from './peopleOfFirm.ts'

export interface NewProgrammeHours extends NewHours {
  kind: ProgrammeKind
}

/**
 * Records work of a person of a firm for the programme, on no matter. Throws 409 when the hours stand there already or
 * the day would pass 24 hours, 422 when the person was not of the firm or the day lies in the future.
 */
export async function recordProgrammeHours(
  context: Context,
  { id: firmId }: Firm,
  { kind, ...input }: NewProgrammeHours,
): Promise<TimeEntry> {
  const { userId, workedOn } = input
  refuseFuture(context, '/workedOn', workedOn)
  const isOfFirm = await peopleOfFirm(firmId, [userId])
  if (!isOfFirm(userId, workedOn)) throw invalid('/userId', 'not of this firm on that day')
  const entry = await addEntry(context, { kind, matterId: null, firmId }, input)
  await record(context, 'hours.recorded', entry, { records: [firmId], outcome: kind })
  return entry
}
