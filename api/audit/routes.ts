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
    const fields = Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [name]))
    const records = [filters.actorId, filters.subjectId, filters.caseId].filter(id => id !== undefined)
    await record(context, 'audit.read', { type: 'AuditEntry', id: null }, { fields, records })
    return ok(page)
  },
})
