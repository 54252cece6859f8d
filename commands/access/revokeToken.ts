import { ApiToken } from '../../models/ApiToken.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

/** Ends an API token. */
export async function revokeToken(context: Context, token: ApiToken): Promise<void> {
  await ApiToken.update({ revokedAt: context.now }, { where: { id: token.id } })
  await record(context, 'token.revoked', token)
}
