import { Problem } from '../../errors.ts'
import { ApiToken } from '../../models/ApiToken.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { newSecret } from './secrets.ts'
import { stillSignedIn } from './stillSignedIn.ts'

/** Secret scanners find our tokens by this beginning. */
const PREFIX = 'cw_'
const MOST = 20

export interface Wanted {
  name: string
  scopes: string[]
  expiresAt: Date
}

/** Makes an API token for the person who asks. Its text is returned here and never again. */
export async function issueToken(
  context: Context,
  session: { id: string },
  { name, scopes, expiresAt }: Wanted,
): Promise<{ row: ApiToken; token: string }> {
  const userId = context.actor.id
  // It locks the account, so that many at once are counted one after the other.
  await stillSignedIn(context, session)
  const held = await ApiToken.count({ where: { userId, revokedAt: null } })
  if (held >= MOST) throw new Problem('illegal-state', `At most ${MOST} tokens a person; revoke one first`)
  const { token, tokenHash } = newSecret(PREFIX)
  const row = await ApiToken.create({ userId, name, scopes, tokenHash, expiresAt, createdAt: context.now })
  await record(context, 'token.issued', row, { outcome: scopes.join(' ') })
  return { row, token }
}
