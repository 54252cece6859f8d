import { z } from 'zod'
import { services } from '../../models/Provider.ts'
import { referralStates, urgencies } from '../../models/Referral.ts'
import { Move } from './schema.ts'

const token = z.string().min(1).max(200)

export const Opening = z.strictObject({ token })
export const Answer = z.strictObject({ token, answer: Move })

/** The link for the next answer; null when the referral has ended. */
export const Next = z.strictObject({ next: z.string().nullable() })

const textOrNull = z.string().nullable()

export const Opened = z.strictObject({
  reference: z.string(),
  service: z.enum(services),
  urgency: z.enum(urgencies),
  state: z.enum(referralStates),
  respondBy: textOrNull,
  reason: textOrNull,
  safeContact: textOrNull,
  interpreter: textOrNull,
  disclosed: z.record(z.string(), z.unknown()),
  /** The answers that are possible now. */
  allowed: z.array(z.enum(referralStates)),
})
