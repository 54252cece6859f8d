import { Employment } from '../../../models/Employment.ts'
import type { User } from '../../../models/User.ts'
import type { Context } from '../../context.ts'

/** A person begins to work at a firm. Whoever calls sets the firm of the account, and records it. */
export async function takePost(
  context: Context,
  person: User,
  { firmId, startsOn }: { firmId: string; startsOn: string },
): Promise<void> {
  const recordedBy = context.actor.id || null
  await Employment.create({ userId: person.id, firmId, startsOn, recordedBy })
}
