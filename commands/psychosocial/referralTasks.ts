import type { Referral } from '../../models/Referral.ts'
import { RoleGrant } from '../../models/RoleGrant.ts'
import type { Context } from '../context.ts'
import { openTask } from '../tasks/openTask.ts'
import { settleTasks } from '../tasks/settleTask.ts'

/** What is owed about a referral, each asked for once. */
export type ReferralTask =
  | 'referral-waits'
  | 'referral-chase'
  | 'referral-overdue'
  | 'referral-feedback'
  | 'referral-came-back'
  | 'referral-consent-over'
  | 'referral-ownerless'

/** Names the task of one kind about one referral. */
export const taskAbout = ({ id }: Referral, kind: ReferralTask) => ({ kind, key: `${kind} ${id}` })

interface Owed {
  kind: ReferralTask
  dueOn: string
  /** In words that name nobody; the reference is put in front. */
  note: string
}

/** Opens a task, once, for one person, or for the whole team where nobody is named. */
export async function askPerson(
  context: Context,
  referral: Referral,
  ownerId: string | null,
  { kind, dueOn, note }: Owed,
): Promise<void> {
  const ofTeam = ownerId === null || (await isOfTeam(ownerId))
  await openTask(context, {
    ...taskAbout(referral, kind),
    clientId: referral.clientId,
    owedBy: ofTeam ? 'psychosocial' : 'caseworker',
    ownerId,
    dueOn,
    note: `${referral.reference}: ${note}`,
  })
}

/** Opens a task, once, for those who supervise. */
export async function askDirector(
  context: Context,
  referral: Referral,
  { kind, dueOn, note }: Owed,
): Promise<void> {
  await openTask(context, {
    ...taskAbout(referral, kind),
    clientId: referral.clientId,
    owedBy: 'director',
    dueOn,
    note: `${referral.reference}: ${note}`,
  })
}

/** Settles what was owed about a referral and is not any more. */
export async function settleAbout(
  context: Context,
  referral: Referral,
  kinds: readonly ReferralTask[],
): Promise<void> {
  for (const kind of kinds) await settleTasks(context, taskAbout(referral, kind))
}

const isOfTeam = async (userId: string): Promise<boolean> =>
  (await RoleGrant.count({ where: { userId, role: 'psychosocial' } })) > 0
