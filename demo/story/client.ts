import { tokensOf } from '../../commands/casework/nameTokens.ts'
import { Client } from '../../models/Client.ts'
import { ClientSearchToken } from '../../models/ClientSearchToken.ts'
import { newId } from '../../models/columns.ts'
import { FamilyLink, type Relation } from '../../models/FamilyLink.ts'
import type { Chance } from '../chance.ts'
import { type Day, instantOn } from '../days.ts'
import type { Household } from '../people/household.ts'
import { addressOf, identityOf } from '../people/person.ts'
import type { World } from '../world.ts'

export interface ClientTold {
  id: string
  language: string
  born: Day
}

interface Registered {
  leadId: string
  since: Day
  active: boolean
}

/** Opens the files of a household, ties its people to each other from both sides, and makes them findable by name. */
export function addClients(
  world: World,
  chance: Chance,
  household: Household,
  { leadId, since, active }: Registered,
): ClientTold[] {
  const { rows, today } = world
  const address = addressOf(chance)
  const parents = new Set(household.ties.filter(([, , relation]) => relation === 'child').map(([of]) => of))
  const clients = household.people.map((person, place) => {
    const told = { address, today, parent: parents.has(place) && !household.ties.some(isCouple) }
    const identity = identityOf(chance, household.origin, person, told)
    const id = newId()
    const at = instantOn(since, 10 + place)
    rows.add(Client, {
      id,
      reference: rows.reference('CL'),
      status: active ? 'active' : 'inactive',
      leadId,
      ...identity,
      createdAt: at,
      updatedAt: at,
    })
    const names = [identity.fullName, ...(identity.names ?? []).map(({ name }) => name)]
    const numbers = (identity.documentNumbers ?? []).map(({ number }) => number)
    rows.add(ClientSearchToken, ...tokensOf(names, numbers).map(token => ({ clientId: id, token })))
    return { id, language: identity.languages?.[0]?.language ?? 'en', born: person.born }
  })
  for (const tie of household.ties) addTie(world, clients, tie, { leadId, since })
  return clients
}

const isCouple = ([, , relation]: Household['ties'][number]) => relation === 'spouse'

const opposite: Record<Relation, Relation> = {
  spouse: 'spouse',
  parent: 'child',
  child: 'parent',
  sibling: 'sibling',
  other: 'other',
}

function addTie(
  { rows }: World,
  clients: readonly ClientTold[],
  [of, relative, relation]: Household['ties'][number],
  { leadId, since }: { leadId: string; since: Day },
): void {
  const [one, other] = [clients[of]?.id, clients[relative]?.id]
  if (!one || !other) return
  const both = { recordedBy: leadId, createdAt: instantOn(since, 50) }
  rows.add(FamilyLink, { clientId: one, relativeId: other, relation, ...both })
  rows.add(FamilyLink, { clientId: other, relativeId: one, relation: opposite[relation], ...both })
}
