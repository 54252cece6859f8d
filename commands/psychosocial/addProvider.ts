import { newId } from '../../models/columns.ts'
import { type OfferedService, Provider, type ProviderKind } from '../../models/Provider.ts'
import { given } from '../changes.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { nextReview } from './reviewProvider.ts'

export interface ProviderInput {
  name: string
  kind: ProviderKind
  services: OfferedService[]
  /** Language tags. */
  languages: string[]
  area?: string | null | undefined
  /** How many people it takes at a time. */
  capacity?: number | null | undefined
  /** What it asks of the client, in words. */
  cost?: string | null | undefined
  contactName?: string | null | undefined
  email?: string | null | undefined
  telephone?: string | null | undefined
}

interface NewProvider extends ProviderInput {
  reviewDueOn?: string | undefined
}

/** Puts somebody to whom clients may be referred into the directory, as known today. */
export async function addProvider(
  context: Context,
  { reviewDueOn, ...input }: NewProvider,
): Promise<Provider> {
  const provider = await Provider.create({
    id: newId(),
    ...given(input),
    status: 'active',
    reviewedOn: context.today,
    reviewedBy: context.actor.id,
    reviewDueOn: nextReview(context.today, reviewDueOn, '/reviewDueOn'),
  })
  await record(context, 'provider.added', provider, { fields: Object.keys(given(input)) })
  return provider
}
