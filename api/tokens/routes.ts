import { issueToken } from '../../commands/access/issueToken.ts'
import { revokeToken } from '../../commands/access/revokeToken.ts'
import { invalid, Problem } from '../../errors.ts'
import { ApiToken } from '../../models/ApiToken.ts'
import { inTransaction } from '../../models/database.ts'
import { created, done, endpoint, ok } from '../endpoint.ts'
import { pageSchema } from '../page.ts'
import { atBrowser } from '../session/browser.ts'
import { byId } from '../text.ts'
import { NewTokenAnswer, TokenAnswer, TokenBody } from './schema.ts'

const LONGEST = 366 * 86_400_000

const present = (token: ApiToken) => ({
  id: token.id,
  name: token.name,
  scopes: token.scopes,
  createdAt: token.createdAt.toISOString(),
  expiresAt: token.expiresAt.toISOString(),
})

export const list = endpoint({
  summary: 'Your API tokens (at most twenty), without their secrets',
  policy: { signedIn: 'everybody may see their own tokens' },
  answer: { status: 200, schema: pageSchema(TokenAnswer) },
  transaction: false,
  handle: async ({ context }) => {
    const where = { userId: context.actor.id, revokedAt: null }
    const tokens = await ApiToken.findAll({ where, order: ['id'] })
    return ok({ items: tokens.map(present), next: null })
  },
})

export const issue = endpoint({
  summary: 'Make an API token; it does what its scopes name and you may do at that moment',
  policy: { signedIn: 'a token has no power that its owner has not' },
  body: TokenBody,
  answer: { status: 201, schema: NewTokenAnswer },
  // Not in the frame's transaction: a repeated request must not find the secret among kept answers.
  transaction: false,
  handle: async asked => {
    const session = atBrowser(asked)
    const { name, scopes, expiresOn } = asked.body
    const wanted = { name, scopes, expiresAt: endOf(expiresOn, asked.context.now) }
    const { row, token } = await inTransaction(() => issueToken(asked.context, session, wanted))
    return created(`/api/v1/tokens/${row.id}`, { ...present(row), token })
  },
})

export const revoke = endpoint({
  summary: 'End one of your API tokens',
  policy: { signedIn: 'everybody may end their own tokens' },
  params: byId,
  answer: { status: 204 },
  transaction: true,
  handle: async asked => {
    atBrowser(asked)
    const where = { id: asked.params.id, userId: asked.context.actor.id, revokedAt: null }
    const token = await ApiToken.findOne({ where, lock: true })
    if (!token) throw new Problem('not-found', 'There is no such token, or it is not yours to see')
    await revokeToken(asked.context, token)
    return done
  },
})

function endOf(day: string, now: Date): Date {
  const end = new Date(`${day}T23:59:59.999Z`)
  const life = end.getTime() - now.getTime()
  if (life <= 0 || life > LONGEST) throw invalid('/expiresOn', 'a token lives for at most a year from now')
  return end
}
