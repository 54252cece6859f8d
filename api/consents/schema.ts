import { z } from 'zod'
import { childAssents, consentKinds, consentProofs, consentPurposes } from '../../models/Consent.ts'
import { dataKinds } from '../../models/ConsentScope.ts'
import { paging } from '../page.ts'
import { date, languageTag, line, paragraph, uuid } from '../text.ts'

const ordered = { ...paging, sort: z.string().max(40).default('-recordedAt') }
const narrowed = {
  firmId: uuid.optional(),
  providerId: uuid.optional(),
  purpose: z.enum(consentPurposes).optional(),
  kind: z.enum(consentKinds).optional(),
  state: z.enum(['live', 'to-come', 'limited', 'withdrawn', 'expired']).optional(),
}

export const ClientConsentQuery = z.strictObject({ ...ordered, ...narrowed })
export const ConsentQuery = z.strictObject({ ...ordered, ...narrowed, clientId: uuid.optional() })

export const kindsOfData = z
  .array(z.enum(dataKinds))
  .refine(all => new Set(all).size === all.length, 'says something twice')

/** To whom. */
export const recipient = {
  recipientKind: z.enum(['firm', 'provider', 'centre', 'other']).default('firm'),
  firmId: uuid.optional(),
  providerId: uuid.optional(),
  recipientName: line(200).optional(),
}

const told = {
  occurredOn: date,
  noticeVersion: line(40),
  language: languageTag.max(35),
  explainedById: uuid.optional(),
  interpreter: line(200).optional(),
  proofFileId: uuid.optional(),
  witness: line(200).optional(),
  caregiver: line(200).optional(),
  caregiverAgreed: z.boolean().optional(),
  childAssent: z.enum(childAssents).optional(),
  reason: paragraph(2000).optional(),
}
const proof = z.enum(consentProofs)
const purpose = z.enum(consentPurposes)
const some = kindsOfData.min(1)

export const NewConsent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('given'),
    ...{ purpose, ...recipient, dataKinds: some, ...told, proof },
    validFrom: date.optional(),
    expiresOn: date.optional(),
  }),
  z.strictObject({
    kind: z.literal('limited'),
    ...{ endsId: uuid, dataKinds: some, ...told, proof },
    expiresOn: date.optional(),
  }),
  z.strictObject({
    kind: z.literal('refused'),
    ...{ purpose, ...recipient, dataKinds: kindsOfData.optional(), ...told, proof: proof.optional() },
  }),
])

export const Withdrawal = z.strictObject({
  occurredOn: date.optional(),
  reason: paragraph(2000).optional(),
})

const person = z.strictObject({ id: z.string(), name: z.string() }).nullable().optional()
const words = z.string().nullable().optional()

/** The terms are for those who see the client's file, and so are the words, where the whole ledger is shown. */
export const Consent = z.strictObject({
  id: z.string(),
  clientId: z.string(),
  kind: z.string(),
  state: z.string().nullable(),
  purpose: z.string(),
  recipientKind: z.string(),
  firmId: z.string().nullable(),
  providerId: z.string().nullable(),
  dataKinds: z.array(z.string()),
  occurredOn: z.string(),
  validFrom: z.string(),
  expiresOn: z.string().nullable(),
  endsId: z.string().nullable(),
  endedById: z.string().nullable(),
  recordedAt: z.string(),
  ...{ language: words, noticeVersion: words, explainedBy: person, recordedBy: person, proof: words },
  hasProofFile: z.boolean().optional(),
  caregiverAgreed: z.boolean().nullable().optional(),
  childAssent: words,
  ...{ recipientName: words, interpreter: words, witness: words, caregiver: words, reason: words },
})
