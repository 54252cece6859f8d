import { invalid } from '../../../errors.ts'
import { newId } from '../../../models/columns.ts'
import { type GroupKind, GroupSession, type GroupTopic } from '../../../models/GroupSession.ts'
import type { InterpreterSource } from '../../../models/ServiceSession.ts'
import type { Role } from '../../../policies/vocabulary.ts'
import { given } from '../../changes.ts'
import type { Context } from '../../context.ts'
import { refuseUnlikely } from '../../partnerships/refuseFuture.ts'
import { record } from '../../record.ts'
import { refuseOutsiders } from '../service/team.ts'

export interface GroupFacts {
  topic: GroupTopic
  title?: string | null | undefined
  layer: number
  heldOn: string
  minutes: number
  /** Language tags. */
  languages: string[]
  interpreter: InterpreterSource
  interpreterWords?: string | null | undefined
  facilitatorIds: string[]
  /** How many adults were there who are no clients; and children. */
  adults: number
  children: number
}

const leading: readonly Role[] = ['psychosocial', 'caseworker', 'director']

/** Writes down a group session that was held. Throws 422 for facts that cannot be. */
export async function recordGroupSession(
  context: Context,
  { kind, ...facts }: GroupFacts & { kind: GroupKind },
): Promise<GroupSession> {
  await refuseImpossibleGroup(context, facts)
  const session = await GroupSession.create({
    id: newId(),
    ...given(facts),
    ...{ kind, recordedBy: context.actor.id },
  })
  await record(context, 'group-session.recorded', session, { outcome: kind })
  return session
}

/** Refuses (422) a day to come or long past, an interpreter where there was none, and a facilitator who is not of the centre. */
export async function refuseImpossibleGroup(context: Context, facts: GroupFacts): Promise<void> {
  refuseUnlikely(context, '/heldOn', facts.heldOn)
  if (facts.interpreter === 'none' && facts.interpreterWords)
    throw invalid('/interpreterWords', 'there was no interpreter')
  await refuseOutsiders(facts.facilitatorIds, at => `/facilitatorIds/${at}`, leading)
}
