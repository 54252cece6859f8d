import { Client } from '../../models/Client.ts'
import { openValue } from '../../models/columns.ts'
import type { Ability } from '../../policies/ability.ts'
import { reads, visible } from '../../policies/visibility.ts'
import type { Listing, Row } from '../list.ts'
import { personOf } from '../people.ts'
import { marked } from '../text.ts'
import { relativesOf } from './query.ts'

export const clientList: Listing = {
  model: Client,
  columns: [
    '`Client`.id',
    '`Client`.reference',
    '`Client`.status',
    '`Client`.full_name AS fullName',
    '`Client`.lead_id AS leadId',
    'lead_user.display_name AS leadName',
  ],
  joins: 'JOIN users AS lead_user ON lead_user.id = `Client`.lead_id',
  filters: {
    status: { field: 'status', sql: '`Client`.status = :status' },
    reference: { field: 'reference', sql: '`Client`.reference = :reference' },
  },
  orders: { registeredAt: { field: 'reference', column: '`Client`.created_at' } },
}

/** A line of the list: the outline, and the name where the reader may know it. */
export function presentRow(row: Row) {
  const where = { table: 'clients', column: 'fullName', id: String(row.id) }
  return visible('Client', row, {
    id: row.id,
    reference: row.reference,
    status: row.status,
    lead: { id: row.leadId, name: marked(String(row.leadName)) },
    fullName:
      Number(row.may_identity) === 1
        ? marked(openValue<string>('identity', where, row.fullName) ?? '')
        : undefined,
  })
}

/** A client's file, as far as the reader for whom it was fetched may see it. */
export async function presentClient(ability: Ability, client: Client) {
  const family = reads<'Client'>(client, 'identity') ? await relativesOf(ability, client.id) : []
  return visible('Client', client, {
    ...identityOf(client),
    lead: await personOf(client.leadId),
    documentNumbers: client.documentNumbers ?? [],
    family: family.map(({ relative, relation }) => ({ clientId: relative.id, relation })),
    address: client.address,
    telephone: client.telephone,
    email: client.email,
    safeContact: client.safeContact,
    specificNeeds: client.specificNeeds ?? [],
    riskFlags: client.riskFlags ?? [],
  })
}

/** Who the client is, and nothing else, as it also stands in a matter. */
export function presentIdentity(client: Client) {
  return visible('Client', client, identityOf(client))
}

function identityOf(client: Client) {
  return {
    id: client.id,
    reference: client.reference,
    status: client.status,
    fullName: marked(client.fullName),
    names: (client.names ?? []).map(({ kind, name }) => ({ kind, name: marked(name) })),
    birthDate: client.birthDate,
    gender: client.gender,
    nationalities: client.nationalities ?? [],
    languages: client.languages ?? [],
  }
}
