import type { GroupSession } from '../../../models/GroupSession.ts'
import { changedFields, given } from '../../changes.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { type GroupFacts, refuseImpossibleGroup } from './recordGroupSession.ts'

export type GroupChange = { [Field in keyof GroupFacts]?: GroupFacts[Field] | undefined }

/** Corrects what is said of a group session; its kind stays. Throws 422 for facts that cannot be. */
export async function changeGroupSession(
  context: Context,
  session: GroupSession,
  change: GroupChange,
): Promise<void> {
  const facts = { ...session.get(), ...given(change) }
  // Whoever led it may have left the centre since.
  await refuseImpossibleGroup(context, { ...facts, facilitatorIds: change.facilitatorIds ?? [] })
  const fields = changedFields(session, change)
  await session.update(given(change))
  await record(context, 'group-session.changed', session, { fields })
}
