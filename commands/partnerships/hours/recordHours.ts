import { invalid, Problem } from '../../../errors.ts'
import type { Matter } from '../../../models/Matter.ts'
import { TeamMember } from '../../../models/TeamMember.ts'
import type { TimeEntry } from '../../../models/TimeEntry.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { addEntry, type NewHours } from './addEntry.ts'
import { peopleOfFirm } from './peopleOfFirm.ts'
import { recountMinutes } from './recountMinutes.ts'

/**
 * Records work of a lawyer on a matter, and adds it to what the matter was given. Throws 409 when the hours stand there
 * already, when the day would pass 24 hours, and when nobody took the matter on; 422 when the day or the person does not
 * fit the matter.
 */
export async function recordHours(context: Context, matter: Matter, input: NewHours): Promise<TimeEntry> {
  const { id: matterId, firmId, caseId } = matter
  if (matter.status === 'draft' || !firmId)
    throw new Problem('illegal-state', 'Nobody has taken this matter on')
  refuseOutside(context, matter, input.workedOn)
  await refuseStrangers(matter, firmId, input)
  const entry = await addEntry(context, { kind: 'matter', matterId, firmId }, input)
  await recountMinutes(context, [matterId])
  await record(context, 'hours.recorded', { type: 'TimeEntry', id: entry.id, caseId: caseId ?? null })
  return entry
}

function refuseOutside(context: Context, matter: Matter, workedOn: string): void {
  if (workedOn > context.today) throw invalid('/workedOn', 'in the future')
  if (workedOn < matter.openedOn) throw invalid('/workedOn', 'before the matter was opened')
  if (matter.closedOn && workedOn > matter.closedOn) throw invalid('/workedOn', 'after the matter was closed')
}

/** The team also names those of a firm that had the matter before: their hours are not this one's to write down. */
async function refuseStrangers(
  matter: Matter,
  firmId: string,
  { userId, workedOn }: NewHours,
): Promise<void> {
  const isOfFirm = await peopleOfFirm(firmId, [userId])
  const memberships = await TeamMember.findAll({ where: { matterId: matter.id, userId } })
  if (!isOfFirm(userId, workedOn) || !memberships.some(member => member.startsOn <= workedOn)) {
    throw invalid('/userId', 'not on the team of this matter by that day')
  }
}
