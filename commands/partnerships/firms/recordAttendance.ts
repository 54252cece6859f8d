import { Temporal } from 'temporal-polyfill'
import { invalid, Problem } from '../../../errors.ts'
import { Credential } from '../../../models/Credential.ts'
import { newId } from '../../../models/columns.ts'
import { Firm } from '../../../models/Firm.ts'
import type { Training } from '../../../models/Training.ts'
import { TrainingAttendance } from '../../../models/TrainingAttendance.ts'
import { User } from '../../../models/User.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { settleRenewals } from './askToRenew.ts'

/** Somebody with an account, or somebody of a firm who has none. */
export type Attendee =
  | { userId: string; inductionEndsOn?: string | undefined }
  | { name: string; firmId: string }

/** For how long an induction holds, unless told. The centre's own rule. */
const INDUCTED = { years: 2 }

/**
 * Records that somebody was at a training. An induction entitles whoever has an account to the work, for two years
 * unless told. Throws 409 for a training that lies ahead and for somebody who is recorded already; 422 for somebody of no
 * firm and for an end that does not fit.
 */
export async function recordAttendance(
  context: Context,
  training: Training,
  attendee: Attendee,
): Promise<TrainingAttendance> {
  if (training.heldOn > context.today) throw new Problem('illegal-state', 'This training lies ahead')
  const row = 'userId' in attendee ? await withAccount(attendee.userId) : await withoutAccount(attendee)
  await refuseTwice(training, row)
  const attendance = await TrainingAttendance.create({
    id: newId(),
    trainingId: training.id,
    ...row,
    recordedBy: context.actor.id,
  })
  if ('userId' in attendee) await induct(context, training, attendee)
  await record(context, 'attendance.recorded', training, { records: [attendance.id, row.firmId] })
  return attendance
}

type Person = { firmId: string; userId: string } | { firmId: string; attendee: string }

async function withAccount(userId: string): Promise<Person> {
  const person = await User.findOne({ where: { id: userId }, lock: true })
  if (!person?.firmId) throw invalid('/userId', 'nobody of a firm')
  return { userId, firmId: person.firmId }
}

async function withoutAccount({ name, firmId }: { name: string; firmId: string }): Promise<Person> {
  if (!(await Firm.findByPk(firmId))) throw invalid('/firmId', 'there is no such firm')
  return { attendee: name, firmId }
}

async function refuseTwice({ id: trainingId }: Training, person: Person): Promise<void> {
  const { firmId } = person
  const known = await TrainingAttendance.findAll({
    where: 'userId' in person ? { trainingId, userId: person.userId } : { trainingId, firmId },
    lock: true,
  })
  const same = (one: TrainingAttendance) =>
    'userId' in person || (one.attendee && folded(one.attendee) === folded(person.attendee))
  if (known.some(same)) throw new Problem('conflict', 'This person is recorded as an attendee already')
}

const folded = (name: string) => name.normalize('NFKC').toLowerCase()

async function induct(
  context: Context,
  { id: trainingId, kind, heldOn }: Training,
  { userId, inductionEndsOn }: { userId: string; inductionEndsOn?: string | undefined },
): Promise<void> {
  if (kind !== 'induction') {
    if (inductionEndsOn !== undefined) throw invalid('/inductionEndsOn', 'this training is no induction')
    return
  }
  const endsOn = inductionEndsOn ?? Temporal.PlainDate.from(heldOn).add(INDUCTED).toString()
  if (endsOn < heldOn) throw invalid('/inductionEndsOn', 'before the training')
  const held = { userId, kind: 'induction', startsOn: heldOn, endsOn } as const
  const credential = await Credential.create({
    id: newId(),
    ...held,
    trainingId,
    recordedBy: context.actor.id,
  })
  await settleRenewals(context, credential)
}
