import { ConflictSearch } from '../../models/ConflictSearch.ts'
import type { Ability } from '../../policies/ability.ts'
import { type Listing, listPage, type Question } from '../list.ts'
import type { Page } from '../page.ts'
import { presentSearches } from './present.ts'

/** Conflict searches, with the names of those who asked and decided. */
const searchListing: Listing = {
  model: ConflictSearch,
  columns: [
    '`ConflictSearch`.id',
    '`ConflictSearch`.case_id',
    '`ConflictSearch`.asked_by',
    'asker.display_name AS asker_name',
    '`ConflictSearch`.asked_at',
    '`ConflictSearch`.found',
    '`ConflictSearch`.complete',
    '`ConflictSearch`.decision',
    '`ConflictSearch`.decided_by',
    'decider.display_name AS decider_name',
    '`ConflictSearch`.decided_at',
    '`ConflictSearch`.note',
  ],
  joins: `
    JOIN users asker ON asker.id = \`ConflictSearch\`.asked_by
    LEFT JOIN users decider ON decider.id = \`ConflictSearch\`.decided_by`,
  filters: {
    id: { field: 'id', sql: '`ConflictSearch`.id = :id' },
    caseId: { field: 'caseId', sql: '`ConflictSearch`.case_id = :caseId' },
  },
  orders: { askedAt: { field: 'askedAt', column: '`ConflictSearch`.asked_at' } },
}

type Seen = Awaited<ReturnType<typeof presentSearches>>[number]

/** A page of searches with their hits, which are read together. */
export async function listSearches(ability: Ability, question: Question): Promise<Page<Seen>> {
  const { items, next } = await listPage(ability, searchListing, question, row => row)
  return { items: await presentSearches(ability, items), next }
}

/** One search that the reader may see. */
export async function shown(ability: Ability, id: string): Promise<Seen | undefined> {
  const { items } = await listSearches(ability, { limit: 1, sort: 'askedAt', filters: { id } })
  return items[0]
}
