import { endpoint, ok } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { mayBeWon, prospectListing } from './list.ts'
import { presentProspect } from './present.ts'
import { ProspectPage, ProspectQuery } from './schema.ts'

export const list = endpoint({
  summary: 'Firms that may be won: how far the talks are, for how long, and what comes next',
  policy: { may: ['engage', 'Firm'] },
  query: ProspectQuery,
  answer: { status: 200, schema: ProspectPage },
  transaction: false,
  handle: async ({ ability, context, query: { limit, cursor, sort, ...filters } }) =>
    ok(
      await listPage(ability, prospectListing, { limit, cursor, sort, filters, where: mayBeWon }, row =>
        presentProspect(row, context.today),
      ),
    ),
})
