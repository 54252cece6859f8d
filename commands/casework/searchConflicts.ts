import { ConflictSearch } from '../../models/ConflictSearch.ts'
import type { Ability } from '../../policies/ability.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { type AskedNames, findConflicts } from './findConflicts.ts'

export interface ConflictQuestion extends AskedNames {
  caseId: string | null
  /** Who has to look at what is found. */
  ownerId: string
}

/** Searches for conflicts of interest, and keeps what was found. What was asked is kept nowhere. */
export async function searchConflicts(
  context: Context,
  ability: Ability,
  question: ConflictQuestion,
): Promise<ConflictSearch> {
  const { found, complete } = await findConflicts(ability, question)
  const search = await ConflictSearch.create({
    caseId: question.caseId,
    askedBy: context.actor.id,
    askedAt: context.now,
    ownerId: question.ownerId,
    found,
    complete,
  })
  await record(context, 'conflicts.searched', search, { records: found.map(({ id }) => id) })
  return search
}
