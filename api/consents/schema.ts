import { z } from 'zod'
import { consentPurposes, consentStates } from '../../models/Consent.ts'
import { paging } from '../page.ts'
import { date, languageTag, line, uuid } from '../text.ts'

const ordered = { ...paging, sort: z.string().max(40).default('-givenOn') }
const narrowed = { firmId: uuid.optional(), state: z.enum(consentStates).optional() }

export const ClientConsentQuery = z.strictObject({ ...ordered, ...narrowed })
export const ConsentQuery = z.strictObject({ ...ordered, ...narrowed, clientId: uuid.optional() })

export const NewConsent = z.strictObject({
  firmId: uuid,
  purpose: z.enum(consentPurposes),
  language: languageTag.max(16),
  noticeVersion: line(40),
  givenOn: date,
  expiresOn: date.optional(),
})

/** The terms are for those who see the client's file. */
export const Consent = z.strictObject({
  id: z.string(),
  clientId: z.string(),
  firmId: z.string(),
  purpose: z.string(),
  state: z.string(),
  givenOn: z.string(),
  expiresOn: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  language: z.string().optional(),
  noticeVersion: z.string().optional(),
})
