import { Provider, type Service } from '../../models/Provider.ts'
import type { Listing } from '../list.ts'

/** The directory. Services and languages are kept as JSON, and a filter looks for the piece that a wanted one writes there. */
export const providerListing: Listing = {
  model: Provider,
  columns: [
    '`Provider`.id',
    '`Provider`.name',
    '`Provider`.kind',
    '`Provider`.services',
    '`Provider`.languages',
    '`Provider`.area',
    '`Provider`.capacity',
    '`Provider`.cost',
    '`Provider`.status',
    '`Provider`.reviewed_on',
    '`Provider`.review_due_on',
    '`Provider`.contact_name',
    '`Provider`.email',
    '`Provider`.telephone',
  ],
  filters: {
    status: { field: 'status', sql: '`Provider`.status = :status' },
    kind: { field: 'kind', sql: '`Provider`.kind = :kind' },
    service: { field: 'services', sql: 'INSTR(`Provider`.services, :service) > 0' },
    language: { field: 'languages', sql: 'INSTR(`Provider`.languages, :language) > 0' },
  },
  orders: {
    // Only the beginning sorts, for a name may be longer than a cursor.
    name: { field: 'name', column: 'SUBSTR(`Provider`.name, 1, 30)' },
    reviewDueOn: { field: 'reviewDueOn', column: '`Provider`.review_due_on' },
  },
}

interface Wanted {
  service?: Service | undefined
  layer?: number | undefined
  language?: string | undefined
}

/** What the filters look for: a service, a layer, or that very service at that very layer; and a language. */
export function piecesOf({ service, layer, language }: Wanted) {
  const ofService = service && `{"service":"${service}",`
  const ofLayer = layer && `"layer":${layer}}`
  return {
    service: ofService && ofLayer ? ofService + ofLayer : (ofService ?? ofLayer),
    language: language && `"${language}"`,
  }
}
