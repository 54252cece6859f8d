import { z } from 'zod'
import { date } from '../text.ts'

const text = z.string()

export const AccessStatementAnswer = z.strictObject({
  centre: text,
  zone: text,
  code: text,
  preparedOn: date,
  client: z.strictObject({ reference: text, name: text }),
  readings: z.array(
    z.strictObject({
      ...{ at: text, who: text, role: text.nullable(), what: text, why: text.nullable() },
      /** How often the same was done within an hour of `at`. */
      times: z.int(),
    }),
  ),
  consents: z.array(
    z.strictObject({
      on: date,
      kind: text,
      recipient: text,
      purpose: text,
      dataKinds: z.array(text),
      from: date,
      until: date.nullable(),
      ended: z.strictObject({ kind: text, on: date }).nullable(),
    }),
  ),
  matters: z.array(
    z.strictObject({
      reference: text,
      kind: text,
      firm: text,
      askedOn: date.nullable(),
      placed: z.boolean(),
      lawyers: z.int(),
    }),
  ),
  referrals: z.array(
    z.strictObject({ reference: text, provider: text, sentOn: date, pieces: z.array(text) }),
  ),
  overrides: z.array(
    z.strictObject({
      at: text,
      recipient: text,
      purpose: text,
      dataKinds: z.array(text),
      verdict: text.nullable(),
    }),
  ),
  recalls: z.array(z.strictObject({ askedOn: date, recipient: text, answer: text.nullable() })),
})
