import { Case } from '../../models/Case.ts'
import { Client } from '../../models/Client.ts'
import type { Found } from '../../models/ConflictSearch.ts'
import type { Relation } from '../../models/FamilyLink.ts'
import { escaped, select } from '../../models/statements.ts'
import type { Ability } from '../../policies/ability.ts'
import { scopeSql } from '../../policies/scope.ts'

/** What a conflict search tells of a client or a party: nothing of who they are. */
export interface ConflictOutline {
  id: string
  /** A client of today or of earlier; or what a party is in its case. */
  standing: string
  /** The client, or the case of the party. */
  of: 'client' | 'case'
  ofId: string
  reference: string
  status: string
  leadId: string
  leadName: string
  /** The clients of whom this client is a relative. */
  relativeOf: { id: string; reference: string; relation: Relation }[]
}

type Named = Pick<Found, 'what' | 'id'>

/** The outlines of what searches found, by id, as far as this reader may see them today. */
export async function conflictOutlines(
  ability: Ability,
  found: readonly Named[],
): Promise<Map<string, ConflictOutline>> {
  const idsOf = (what: Found['what']) => [
    ...new Set(found.filter(one => one.what === what).map(({ id }) => id)),
  ]
  const clients = idsOf('client')
  const kin = await relativesOf(ability, clients)
  const seen = [
    ...(await clientOutlines(ability, clients)).map(one => ({ ...one, of: 'client' as const })),
    ...(await partyOutlines(ability, idsOf('party'))).map(one => ({ ...one, of: 'case' as const })),
  ]
  return new Map(seen.map(one => [one.id, { ...one, relativeOf: kin.get(one.id) ?? [] }]))
}

type Row = Omit<ConflictOutline, 'of' | 'relativeOf'>

async function clientOutlines(ability: Ability, ids: string[]): Promise<Row[]> {
  if (ids.length === 0) return []
  return select<Row>(
    `SELECT \`Client\`.id, CASE WHEN \`Client\`.status = 'active' THEN 'present' ELSE 'former' END AS standing,
       \`Client\`.id AS ofId, \`Client\`.reference, \`Client\`.status, lead_user.id AS leadId, lead_user.display_name AS leadName
     FROM clients AS \`Client\` JOIN users lead_user ON lead_user.id = \`Client\`.lead_id
     WHERE \`Client\`.id IN (${listed(ids)}) AND ${scopeSql(ability, 'read', Client, 'outline')}`,
  )
}

async function partyOutlines(ability: Ability, ids: string[]): Promise<Row[]> {
  if (ids.length === 0) return []
  return select<Row>(
    `SELECT party.id, party.kind AS standing, \`Case\`.id AS ofId, \`Case\`.reference, \`Case\`.status,
       lead_user.id AS leadId, lead_user.display_name AS leadName
     FROM parties party JOIN cases AS \`Case\` ON \`Case\`.id = party.case_id
     JOIN users lead_user ON lead_user.id = \`Case\`.lead_id
     WHERE party.id IN (${listed(ids)}) AND ${scopeSql(ability, 'search-conflicts', Case)}`,
  )
}

/** Of whom each of these clients is a relative, among the clients whom the reader may see. */
async function relativesOf(
  ability: Ability,
  ids: string[],
): Promise<Map<string, ConflictOutline['relativeOf']>> {
  const kin = new Map<string, ConflictOutline['relativeOf']>(ids.map(id => [id, []]))
  if (ids.length === 0) return kin
  const links = await select<{ relativeId: string; id: string; reference: string; relation: Relation }>(
    `SELECT link.relative_id AS relativeId, \`Client\`.id, \`Client\`.reference, link.relation
     FROM family_links link JOIN clients AS \`Client\` ON \`Client\`.id = link.client_id
     WHERE link.relative_id IN (${listed(ids)}) AND ${scopeSql(ability, 'read', Client, 'outline')}
     ORDER BY \`Client\`.reference`,
  )
  for (const { relativeId, ...of } of links) kin.get(relativeId)?.push(of)
  return kin
}

const listed = (ids: string[]) => ids.map(id => escaped(id)).join(', ')
