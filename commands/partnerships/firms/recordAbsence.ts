import { invalid, Problem } from '../../../errors.ts'
import { Absence } from '../../../models/Absence.ts'
import { User } from '../../../models/User.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { askForCover } from '../matters/askForCover.ts'

export interface AbsenceInput {
  startsOn: string
  endsOn: string
  /** A colleague of the same firm. */
  coveredBy?: string | null | undefined
}

/**
 * Writes down that a lawyer is away, and who covers; where they lead a matter, the firm's coordinator owes it somebody who
 * stands in. Throws 409 when some of the days are written down already.
 */
export async function recordAbsence(context: Context, lawyer: User, input: AbsenceInput): Promise<Absence> {
  const { startsOn, endsOn, coveredBy = null } = input
  if (endsOn < startsOn) throw invalid('/endsOn', 'before the first day')
  if (endsOn < context.today) throw invalid('/endsOn', 'lies in the past')
  if (coveredBy) await refuseCover(lawyer, coveredBy)
  const others = await Absence.findAll({ where: { userId: lawyer.id }, lock: true })
  if (others.some(other => other.startsOn <= endsOn && startsOn <= other.endsOn)) {
    throw new Problem('conflict', 'Some of these days are written down as an absence already')
  }
  const absence = await Absence.create({
    userId: lawyer.id,
    ...{ startsOn, endsOn, coveredBy },
    recordedBy: context.actor.id,
  })
  await askForCover(context, absence)
  await record(context, 'absence.recorded', absence, { records: [lawyer.id] })
  return absence
}

async function refuseCover({ id, firmId }: User, coveredBy: string): Promise<void> {
  const colleague = await User.findOne({ where: { id: coveredBy, firmId, status: 'active' } })
  if (!colleague || colleague.id === id) throw invalid('/coveredBy', 'no colleague at this firm')
}
