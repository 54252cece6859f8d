import { z } from 'zod'
import { pledgeKinds } from '../../models/Pledge.ts'
import { currency } from '../text.ts'
import { NewPartnership, PartnershipAnswer } from './agreement-schema.ts'

/** What is to be different; what is left out goes on as it was, a year later. */
export const RenewalChanges = NewPartnership.partial()

const value = z.union([z.string(), z.int(), z.array(z.string()), z.null()])

export const RenewalAnswer = z.strictObject({
  partnership: PartnershipAnswer,
  /** What the draft says otherwise than the agreement before. */
  changes: z.array(z.strictObject({ field: z.string(), before: value, after: value })),
  /** What was pledged and what is pledged now, each kind and each currency by itself. */
  pledges: z.array(
    z.strictObject({
      kind: z.enum(pledgeKinds),
      currency: currency.nullable(),
      before: z.int(),
      after: z.int(),
    }),
  ),
})
