import { answerRecall } from '../../commands/consents/answerRecall.ts'
import { record } from '../../commands/record.ts'
import { ConsentRecall } from '../../models/ConsentRecall.ts'
import { openValue } from '../../models/columns.ts'
import { findFor } from '../../policies/authorize.ts'
import { visible } from '../../policies/visibility.ts'
import { endpoint, ok } from '../endpoint.ts'
import { listPage, type Row } from '../list.ts'
import { pageSchema } from '../page.ts'
import { momentOrNull } from '../stored.ts'
import { byId, marked, markedOrNull } from '../text.ts'
import { recallListing } from './list.ts'
import * as schema from './schema.ts'

function presentRecall(row: Row) {
  const where = { table: 'consent_recalls', column: 'words', id: String(row.id) }
  return visible('ConsentRecall', row, {
    id: row.id,
    firm: row.firm_id === null ? null : { id: row.firm_id, name: marked(String(row.firm_name)) },
    matters: String(row.matters ?? '')
      .split(',')
      .filter(Boolean)
      .sort(),
    askedAt: momentOrNull(row.asked_at),
    answeredAt: momentOrNull(row.answered_at),
    answer: row.answer,
    words: markedOrNull(openValue<string>('narrative', where, row.words)),
    consentId: row.consent_id,
    clientId: row.client_id,
  })
}

export const list = endpoint({
  summary: 'What recipients were asked to destroy or return when a consent ended, and what they answered',
  policy: { may: ['read', 'ConsentRecall'] },
  query: schema.RecallQuery,
  answer: { status: 200, schema: pageSchema(schema.Recall) },
  transaction: true,
  handle: async ({ ability, context, query: { limit, cursor, sort, answered, ...asked } }) => {
    const filters = { ...asked, answered: answered === undefined ? undefined : answered === 'true' }
    const page = await listPage(ability, recallListing, { limit, cursor, sort, filters }, presentRecall)
    const records = page.items.map(({ id }) => String(id))
    await record(context, 'consent-recalls.opened', { type: 'ConsentRecall', id: null }, { records })
    return ok(page)
  },
})

export const answer = endpoint({
  summary: 'Say what became of the copies of your firm',
  policy: { may: ['answer-recall', 'ConsentRecall'] },
  params: byId,
  body: schema.RecallAnswer,
  answer: { status: 200, schema: schema.Recall },
  transaction: true,
  handle: async ({ ability, context, params: { id }, body }) => {
    await answerRecall(context, await findFor(ability, 'answer-recall', ConsentRecall, id), body)
    const question = { limit: 1, sort: 'askedAt', filters: { id } }
    return ok((await listPage(ability, recallListing, question, presentRecall)).items[0])
  },
})
