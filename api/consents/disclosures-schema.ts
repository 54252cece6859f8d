import { z } from 'zod'
import { pageSchema } from '../page.ts'

const named = z.strictObject({ id: z.string(), name: z.string() })

/** Somebody of a firm and what they opened. A slip is shown before anybody agrees, so that no consent stands beside it. */
const Disclosure = z.strictObject({
  firm: named.nullable(),
  person: named,
  what: z.string(),
  times: z.int(),
  firstAt: z.string(),
  lastAt: z.string(),
  /** The consents for that firm that held between the first and the last time. */
  consents: z.array(z.string()),
})

export const Disclosures = pageSchema(Disclosure)
