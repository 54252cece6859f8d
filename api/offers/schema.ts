import { z } from 'zod'
import { offerKinds, offerStates } from '../../models/Offer.ts'
import { paging } from '../page.ts'
import { uuid } from '../text.ts'

export const OfferQuery = z.strictObject({
  ...paging,
  sort: z.enum(['waiting', '-waiting']).default('waiting'),
  state: z.enum(offerStates).optional(),
  kind: z.enum(offerKinds).optional(),
  firmId: uuid.optional(),
  matterId: uuid.optional(),
})

export const OfferAnswer = z.strictObject({
  id: z.string(),
  matter: z.strictObject({ id: z.string(), reference: z.string(), kind: z.string() }),
  firm: z.strictObject({ id: z.string(), name: z.string() }),
  kind: z.string(),
  state: z.string(),
  offeredAt: z.string().nullable(),
  answerBy: z.string().nullable(),
  minutesLeft: z.number().nullable(),
  answeredAt: z.string().nullable(),
  reason: z.string().nullable(),
})
