import { addFirm } from '../../commands/partnerships/firms/addFirm.ts'
import { changeFirm } from '../../commands/partnerships/firms/changeFirm.ts'
import { Firm } from '../../models/Firm.ts'
import { findFor } from '../../policies/authorize.ts'
import { created, endpoint, etagOf, ok, okWithVersion, refuseStale } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { byId } from '../text.ts'
import { firmListing } from './list.ts'
import { presentFirm, presentListed } from './present.ts'
import { FirmAnswer, FirmChange, FirmPage, FirmQuery, NewFirm } from './schema.ts'

export const list = endpoint({
  summary: 'The firms that you may see',
  policy: { may: ['read', 'Firm'] },
  query: FirmQuery,
  answer: { status: 200, schema: FirmPage },
  transaction: false,
  handle: async ({ ability, query }) => {
    const { limit, cursor, sort, status } = query
    return ok(
      await listPage(ability, firmListing, { limit, cursor, sort, filters: { status } }, presentListed),
    )
  },
})

export const add = endpoint({
  summary: 'Put a law firm on the list',
  policy: { may: ['create', 'Firm'] },
  body: NewFirm,
  answer: { status: 201, schema: FirmAnswer },
  transaction: true,
  handle: async ({ ability, context, body }) => {
    const { id } = await addFirm(context, body)
    const seen = await presentFirm(await findFor(ability, 'read', Firm, id), context.today)
    return created(`/api/v1/firms/${id}`, seen)
  },
})

export const read = endpoint({
  summary: 'A firm; with its latest partnerships and payments, if you may read its agreement',
  policy: { may: ['read', 'Firm'] },
  params: byId,
  answer: { status: 200, schema: FirmAnswer },
  transaction: false,
  handle: async ({ ability, context, params }) =>
    okWithVersion(await presentFirm(await findFor(ability, 'read', Firm, params.id), context.today)),
})

export const change = endpoint({
  summary: 'Change what is known of a firm',
  policy: { may: ['update', 'Firm'] },
  params: byId,
  body: FirmChange,
  answer: { status: 200, schema: FirmAnswer },
  transaction: true,
  edits: true,
  handle: async ({ ability, context, params, body, http }) => {
    const firm = await findFor(ability, 'update', Firm, params.id)
    refuseStale(http, await presentFirm(firm, context.today))
    await changeFirm(context, firm, body)
    const seen = await presentFirm(firm, context.today)
    return ok(seen, { ETag: etagOf(seen) })
  },
})
