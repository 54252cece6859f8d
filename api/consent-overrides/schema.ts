import { z } from 'zod'
import { MOST_HOURS } from '../../commands/consents/overrideConsent.ts'
import { consentPurposes } from '../../models/Consent.ts'
import { overrideVerdicts } from '../../models/ConsentOverride.ts'
import { kindsOfData, recipient } from '../consents/schema.ts'
import { paging } from '../page.ts'
import { paragraph, uuid } from '../text.ts'

export const OverrideQuery = z.strictObject({
  ...paging,
  sort: z.enum(['madeAt', '-madeAt']).default('-madeAt'),
  clientId: uuid.optional(),
  reviewed: z.enum(['true', 'false']).optional(),
})

export const NewOverride = z.strictObject({
  purpose: z.enum(consentPurposes),
  ...recipient,
  dataKinds: kindsOfData.min(1),
  reason: paragraph(2000),
  hours: z.int().min(1).max(MOST_HOURS),
})

export const Review = z.strictObject({
  verdict: z.enum(overrideVerdicts),
  words: paragraph(2000).optional(),
})

const person = z.strictObject({ id: z.string(), name: z.string() })

export const Override = z.strictObject({
  id: z.string(),
  clientId: z.string(),
  purpose: z.string(),
  recipientKind: z.string(),
  firmId: z.string().nullable(),
  providerId: z.string().nullable(),
  recipientName: z.string().nullable(),
  dataKinds: z.array(z.string()),
  reason: z.string(),
  madeBy: person,
  madeAt: z.string(),
  endsAt: z.string(),
  verdict: z.string().nullable(),
  reviewWords: z.string().nullable(),
  reviewedBy: person.nullable(),
  reviewedAt: z.string().nullable(),
})
