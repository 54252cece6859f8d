import type { ConflictSearch, Found } from '../../models/ConflictSearch.ts'
import { abilityFor } from '../../policies/ability.ts'
import { type Actor, NO_FIRM } from '../../policies/actor.ts'
import type { Context } from '../context.ts'
import { openTask } from '../tasks/openTask.ts'
import type { Except } from './conflictCandidates.ts'
import { conflictOutlines } from './conflictOutlines.ts'
import { ALARMING } from './conflictScore.ts'
import { searchConflicts } from './searchConflicts.ts'

export const hitKind = 'conflict-hit'
export const hitKey = ({ id }: ConflictSearch): string => `${hitKind} ${id}`

export interface Added {
  names: readonly string[]
  caseId: string | null
  /** The lead caseworker, who has to look. */
  leadId: string
  except: Except
}

/**
 * Searches for conflicts again when a name is added to a file, and opens a task where the likeness alarms. Answers how
 * many hits need a look.
 */
export async function lookAgain(context: Context, { names, leadId, ...added }: Added): Promise<number> {
  if (names.length === 0) return 0
  const ability = sightOf(context, context.actor)
  const question = { ...added, names, documentNumbers: [], ownerId: leadId }
  const search = await searchConflicts(context, ability, question)
  const found = search.found ?? []
  const alarming = found.filter(({ score }) => score >= ALARMING)
  if (alarming.length > 0) await tell(context, search, alarming, added.except.clientId)
  return found.length
}

const sightOf = (context: Context, actor: Actor) =>
  abilityFor(actor, context.today, context.now.toISOString().slice(0, 16))

/** The task names the search and nothing else. A lead whom a wall keeps from all that alarms is not told: a director is. */
async function tell(
  context: Context,
  search: ConflictSearch,
  alarming: Found[],
  clientId: string | undefined,
): Promise<void> {
  const lead: Actor = { id: search.ownerId, roles: ['caseworker'], firmId: NO_FIRM, scopes: 'every' }
  const seen = await conflictOutlines(sightOf(context, lead), alarming)
  const owed =
    seen.size > 0
      ? { owedBy: 'caseworker' as const, ownerId: search.ownerId }
      : { owedBy: 'director' as const }
  const note = `Conflict search ${search.id}`
  const about = { kind: hitKind, key: hitKey(search), clientId: clientId ?? null }
  await openTask(context, { ...about, ...owed, dueOn: context.today, note })
}
