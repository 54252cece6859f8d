import { Problem } from '../../errors.ts'
import type { Provider, ProviderStatus } from '../../models/Provider.ts'
import { Referral } from '../../models/Referral.ts'
import { changedFields, given } from '../changes.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import type { ProviderInput } from './addProvider.ts'

export type ProviderChange = { [Field in keyof ProviderInput]?: ProviderInput[Field] | undefined } & {
  status?: ProviderStatus | undefined
}

/**
 * Changes what is known of a provider: only the fields that are given. Throws 409 when it is to end while a referral to it
 * has no end: each of them needs another way first.
 */
export async function changeProvider(
  context: Context,
  provider: Provider,
  change: ProviderChange,
): Promise<void> {
  if (change.status === 'ended') await refuseWhileReferred(provider)
  const fields = changedFields(provider, change)
  await provider.update(given(change))
  await record(context, 'provider.changed', provider, { fields })
}

async function refuseWhileReferred({ id: providerId }: Provider): Promise<void> {
  const open = await Referral.count({ where: { providerId, settledOn: null } })
  if (open > 0) throw new Problem('illegal-state', 'Referrals to this provider have not ended yet')
}
