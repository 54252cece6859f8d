import { z } from 'zod'
import { giftKinds } from '../../models/GiftInKind.ts'
import { withdrawalReasons } from '../../models/Payment.ts'
import { pageSchema } from '../page.ts'
import { currency, date, line, uuid } from '../text.ts'
import { amount, faultIn, year } from './amounts.ts'

/** A value is stated with its currency and with how it was found, or not at all. Only a secondment counts days. */
export const NewGift = z
  .strictObject({
    givenOn: date,
    kind: z.enum(giftKinds),
    description: line(500),
    quantity: line(100).nullish(),
    days: z.int().min(1).max(1000).nullish(),
    valuationMinor: amount.min(1).nullish(),
    currency: currency.nullish(),
    valuationBasis: line(200).nullish(),
    partnershipYear: year.optional(),
  })
  .superRefine(({ kind, days, valuationMinor, currency, valuationBasis }, context) => {
    const fault = faultIn(context)
    const value = Object.entries({ valuationMinor, currency, valuationBasis })
    const missing = value.filter(([, part]) => part === undefined || part === null)
    if (missing.length < value.length) for (const [name] of missing) fault([name], 'is missing')
    if (kind === 'secondment' && !days) fault(['days'], 'is missing')
    if (kind !== 'secondment' && days) fault(['days'], 'belongs to a secondment only')
  })

export const FirmsGift = z.strictObject({ id: uuid, giftId: uuid })

/** Of what was recorded wrongly: since when it counts no more, and why. */
export const withdrawn = {
  withdrawnAt: z.string().nullable(),
  withdrawnBecause: z.enum(withdrawalReasons).nullable(),
}

export const GiftAnswer = z.strictObject({
  id: uuid,
  givenOn: date,
  kind: z.enum(giftKinds),
  description: z.string(),
  quantity: z.string().nullable(),
  days: z.int().nullable(),
  valuationMinor: z.int().nullable(),
  currency: currency.nullable(),
  valuationBasis: z.string().nullable(),
  partnershipYear: z.int().nullable(),
  ...withdrawn,
})

export const GiftPage = pageSchema(GiftAnswer)
