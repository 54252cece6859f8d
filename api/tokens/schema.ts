import { z } from 'zod'
import { date, line, uuid } from '../text.ts'

const scope = z.string().regex(/^(read|write)(:[a-z][a-z-]{1,30})?$/, 'like read, write or read:cases')

export const TokenBody = z.strictObject({
  name: line(100),
  scopes: z
    .array(scope)
    .min(1)
    .max(20)
    .refine(scopes => new Set(scopes).size === scopes.length, 'a scope stands here twice'),
  /** The last day on which it works (until midnight UTC). */
  expiresOn: date,
})

export const TokenAnswer = z.strictObject({
  id: uuid,
  name: z.string(),
  scopes: z.array(z.string()),
  createdAt: z.string(),
  expiresAt: z.string(),
})

/** The token itself is in this answer and nowhere else. */
export const NewTokenAnswer = TokenAnswer.extend({ token: z.string() })
