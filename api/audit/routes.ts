import { record } from '../../commands/record.ts'
import { endpoint, ok } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { pageSchema } from '../page.ts'
import { auditListing, presentEntry } from './list.ts'
import { AuditAnswer, AuditQuery } from './schema.ts'

export const list = endpoint({
  summary: 'The audit log: who did what, when, to which record. Reading it is recorded too',
  policy: { may: ['read', 'AuditEntry'] },
  query: AuditQuery,
  answer: { status: 200, schema: pageSchema(AuditAnswer) },
  transaction: true,
  handle: async ({ ability, context, query: { limit, cursor, sort, ...filters } }) => {
    const page = await listPage(ability, auditListing, { limit, cursor, sort, filters }, presentEntry)
    const asked = Object.entries(filters).filter(([, value]) => value !== undefined)
    await record(
      context,
      'audit.read',
      { type: 'AuditEntry', id: null },
      { fields: asked.map(([name]) => name) },
    )
    return ok(page)
  },
})
