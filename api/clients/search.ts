import { termsOfDocument, termsOfName, tokensAsked } from '../../commands/casework/nameTokens.ts'
import { record } from '../../commands/record.ts'
import { invalid } from '../../errors.ts'
import { Client } from '../../models/Client.ts'
import { database } from '../../models/database.ts'
import { scopeSql } from '../../policies/scope.ts'
import { endpoint, ok } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { pageSchema } from '../page.ts'
import { clientList, presentRow } from './present.ts'
import { ClientSearch, ClientSeen } from './schema.ts'

const MOST_FOUND = 50

/**
 * Finds clients by name or document number, among those whose names the caller may read: over anybody else, a search
 * would tell what the list hides. The search itself is audited by what it found, never by what was asked.
 */
export const searchClients = endpoint({
  summary: 'Find clients by name (any script, any part) or by document number',
  policy: { may: ['read', 'Client'] },
  body: ClientSearch,
  answer: { status: 200, schema: pageSchema(ClientSeen) },
  transaction: true,
  looks: true,
  handle: async ({ ability, context, body }) => {
    const terms = 'name' in body ? termsOfName(body.name) : termsOfDocument(body.documentNumber)
    if (terms.length === 0)
      throw invalid('name' in body ? '/name' : '/documentNumber', 'holds no letter or digit')
    const where = [
      scopeSql(ability, 'read', Client, 'identity'),
      ...tokensAsked(terms.slice(0, 12)).map(bearing),
    ].join(' AND ')
    const question = { limit: MOST_FOUND, sort: '-registeredAt', filters: {}, where }
    const { items } = await listPage(ability, clientList, question, presentRow)
    await record(
      context,
      'clients.searched',
      { type: 'Client', id: null },
      { records: items.map(item => String(item.id)) },
    )
    return ok({ items, next: null })
  },
})

/** Clients that bear a term, under any of the keys its token may have been made with. */
function bearing(tokens: string[]): string {
  const list = tokens.map(token => database().escape(token)).join(', ')
  return `\`Client\`.id IN (SELECT client_id FROM client_search_tokens WHERE token IN (${list}))`
}
