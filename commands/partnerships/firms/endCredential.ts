import type { Credential } from '../../../models/Credential.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { endAfter, lastDay } from './lastDay.ts'

/** A credential was withdrawn, or ends earlier than was said. Throws 409 when it has ended already. */
export async function endCredential(
  context: Context,
  credential: Credential,
  asked: { endsOn?: string | undefined },
): Promise<void> {
  await endAfter(credential, lastDay(context, credential, asked))
  await record(context, 'credential.ended', credential, {
    records: [credential.userId],
    outcome: credential.kind,
  })
}
