import { openValue } from '../../models/columns.ts'
import type { Provider } from '../../models/Provider.ts'
import { reads, visible } from '../../policies/visibility.ts'
import type { Row } from '../list.ts'
import { marked, markedOrNull } from '../text.ts'

/** A provider that was found through the door, as far as this reader may see it. */
export function presentProvider(provider: Provider) {
  const { id, name, kind, services, languages, area, capacity, cost } = provider
  return visible('Provider', provider, {
    ...{ id, kind, services, languages, capacity: capacity ?? null },
    name: marked(name),
    area: markedOrNull(area),
    cost: markedOrNull(cost),
    status: provider.status,
    reviewedOn: provider.reviewedOn ?? null,
    reviewDueOn: provider.reviewDueOn,
    contactName: markedOrNull(provider.contactName),
    email: provider.email ?? null,
    telephone: markedOrNull(provider.telephone),
  })
}

/** A row of providerListing. What is encrypted is opened only for those who may read it. */
export function presentListed(row: Row) {
  return visible('Provider', row, {
    id: row.id,
    name: marked(String(row.name)),
    kind: row.kind,
    services: JSON.parse(String(row.services)),
    languages: JSON.parse(String(row.languages)),
    area: markedOrNull(row.area as string | null),
    capacity: row.capacity,
    cost: markedOrNull(row.cost as string | null),
    status: row.status,
    reviewedOn: row.reviewed_on,
    reviewDueOn: row.review_due_on,
    contactName: markedOrNull(contact(row, 'contactName', row.contact_name)),
    email: contact(row, 'email', row.email),
    telephone: markedOrNull(contact(row, 'telephone', row.telephone)),
  })
}

function contact(row: Row, column: string, stored: unknown): string | null {
  if (!reads<'Provider'>(row, 'contact')) return null
  return openValue<string>('identity', { table: 'providers', column, id: String(row.id) }, stored)
}
