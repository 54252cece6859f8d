import { endpoint, ok } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { pageSchema } from '../page.ts'
import { offerListing } from './list.ts'
import { presentOffer } from './present.ts'
import * as schema from './schema.ts'

export const list = endpoint({
  summary: 'The offers that you may see: what waits for an answer first, by its clock',
  policy: { may: ['read', 'Offer'] },
  query: schema.OfferQuery,
  answer: { status: 200, schema: pageSchema(schema.OfferAnswer) },
  transaction: false,
  handle: async ({ ability, context: { now }, query: { limit, cursor, sort, ...filters } }) =>
    ok(
      await listPage(ability, offerListing, { limit, cursor, sort, filters }, row =>
        presentOffer(ability, row, now),
      ),
    ),
})
