import { invalid, Problem } from '../../errors.ts'
import { dayBefore } from '../../jurisdictions/days.ts'
import { Case } from '../../models/Case.ts'
import { Provider } from '../../models/Provider.ts'
import type { Referral } from '../../models/Referral.ts'
import { ReferralWorker } from '../../models/ReferralWorker.ts'
import { select } from '../../models/statements.ts'
import { Task } from '../../models/Task.ts'
import { User } from '../../models/User.ts'
import type { Context } from '../context.ts'
import { hold } from '../hold.ts'
import { endAfter } from '../partnerships/firms/lastDay.ts'
import { record } from '../record.ts'
import { openTask } from '../tasks/openTask.ts'
import { isEnd, takenUp } from './referralMoves.ts'
import { workerOf } from './workerOf.ts'

/**
 * Names who of the centre's own team works on a referral, from today on; whoever was named before is not any more. Throws
 * 409 where the referral is with others or has ended, 422 unless the person is of the team and nothing keeps them from the
 * client's cases.
 */
export async function nameWorker(
  context: Context,
  referral: Referral,
  { userId }: { userId: string },
): Promise<void> {
  const { kind } = await Provider.findByPk(referral.providerId, { rejectOnEmpty: true })
  if (kind !== 'internal') throw new Problem('illegal-state', 'This referral is not with the own team')
  if (isEnd(referral.state)) throw new Problem('illegal-state', 'This referral has ended')
  if (!(await isFitFor(referral, userId))) throw invalid('/userId', 'nobody of the team who can be named')
  const before = await workerOf(referral.id, context.today)
  if (before?.userId === userId) return
  if (before) await handOver(context, referral, before)
  await ReferralWorker.create({
    referralId: referral.id,
    userId,
    startsOn: context.today,
    namedBy: context.actor.id,
  })
  if (takenUp.includes(referral.state)) await referral.update({ ownerId: userId })
  await takeLeftTasks(context, referral, userId)
  await record(context, 'referral.worker-named', referral, { records: [userId] })
}

/** Whoever had it until today is told where somebody else named another. */
/** What a wall took from whoever was named before waits for whoever is named now. */
async function takeLeftTasks(context: Context, { clientId }: Referral, ownerId: string): Promise<void> {
  const where = { clientId, owedBy: 'psychosocial', kind: 'measure-triage', ownerId: null, state: 'open' }
  for (const task of await Task.findAll({ where, order: ['id'], lock: true })) {
    await task.update({ ownerId })
    await record(context, 'task.handed-over', task, { outcome: 'worker-named' })
  }
}

async function handOver(context: Context, referral: Referral, before: ReferralWorker): Promise<void> {
  const { userId, id } = before
  const { today, actor } = context
  await endAfter(before, dayBefore(today))
  if (userId === actor.id) return
  await openTask(context, {
    ...{ kind: 'referral-handed-on', key: `referral-handed-on ${id}`, dueOn: today },
    ...{ owedBy: 'psychosocial', ownerId: userId },
    note: `${referral.reference}: somebody else was named for this referral.`,
  })
}

/** Whether somebody has an active account of the team, and no wall stands between them and a case of the client. */
export async function isFitFor({ clientId }: { clientId: string }, userId: string): Promise<boolean> {
  await hold(User, userId)
  const cases = await Case.findAll({ where: { clientId }, attributes: ['id'] })
  await hold(
    Case,
    cases.map(({ id }) => id),
  )
  const found = await select(
    `SELECT person.id FROM users person
     JOIN role_grants grant_of ON grant_of.user_id = person.id AND grant_of.role = 'psychosocial'
     WHERE person.id = ? AND person.status = 'active' AND NOT EXISTS (
       SELECT 1 FROM walls wall JOIN cases c ON c.id = wall.case_id
       WHERE c.client_id = ? AND wall.user_id = person.id AND wall.state <> 'lifted')`,
    [userId, clientId],
  )
  return found.length > 0
}
