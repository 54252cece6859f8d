import { z } from 'zod'
import { clientStatuses } from '../../models/Client.ts'
import { relations } from '../../models/FamilyLink.ts'
import { paging } from '../page.ts'
import { byId, countryCode, languageTag, line, paragraph, reference, uuid } from '../text.ts'

/** A year, a month or a day, as far as it is known. */
const partialDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a year, a month (YYYY-MM) or a day (YYYY-MM-DD)')
  .refine(
    text => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text),
    'not a real date',
  )

const nationality = z.union([countryCode, z.enum(['stateless', 'unknown'])])

const person = {
  names: z
    .array(
      z.strictObject({
        kind: z.enum(['native-script', 'passport', 'recognizance', 'unhcr', 'court', 'alias']),
        name: line(200),
      }),
    )
    .max(20)
    .nullable(),
  birthDate: z
    .strictObject({ date: partialDate, estimated: z.boolean().default(false), source: line(200).optional() })
    .nullable(),
  gender: z
    .union([
      z.enum(['male', 'female', 'undisclosed']),
      z.strictObject({ other: line(100) }).transform(({ other }) => other),
    ])
    .nullable(),
  nationalities: z.array(nationality).max(6).nullable(),
  languages: z
    .array(
      z.strictObject({
        language: languageTag,
        speaks: z.boolean().default(true),
        reads: z.boolean().default(false),
        writes: z.boolean().default(false),
        forLetters: z.boolean().default(false),
      }),
    )
    .max(12)
    .nullable(),
  documentNumbers: z
    .array(z.strictObject({ kind: line(60), number: line(60) }))
    .max(20)
    .nullable(),
  address: paragraph(500).nullable(),
  telephone: line(60).nullable(),
  email: line(254).nullable(),
  safeContact: paragraph(1000).nullable(),
  specificNeeds: z.array(line(20)).max(40).nullable(),
  riskFlags: z.array(line(200)).max(20).nullable(),
}

/** One full name is asked for, and nothing else: many people have one name, no known birthday, or no country. */
export const NewClient = z.strictObject({ fullName: line(200), ...z.object(person).partial().shape })
export const ClientEdit = NewClient.partial()

export const ClientQuery = z.strictObject({
  ...paging,
  status: z.enum(clientStatuses).optional(),
  reference: reference.optional(),
  sort: z.enum(['registeredAt', '-registeredAt']).default('-registeredAt'),
})

/** Searches travel in the body, so that no name stands in an address or a log. */
export const ClientSearch = z.union([
  z.strictObject({ name: line(200) }),
  z.strictObject({ documentNumber: line(60) }),
])

const Person = z.strictObject({ id: uuid, name: z.string() })

export const ClientSeen = z.strictObject({
  id: uuid,
  reference: z.string().optional(),
  status: z.enum(clientStatuses).optional(),
  lead: Person.optional(),
  fullName: z.string().optional(),
  names: z.array(z.strictObject({ kind: z.string(), name: z.string() })).optional(),
  birthDate: z
    .strictObject({ date: z.string(), estimated: z.boolean(), source: z.string().optional() })
    .nullable()
    .optional(),
  gender: z.string().nullable().optional(),
  nationalities: z.array(z.string()).optional(),
  languages: z
    .array(
      z.strictObject({
        language: z.string(),
        speaks: z.boolean(),
        reads: z.boolean(),
        writes: z.boolean(),
        forLetters: z.boolean(),
      }),
    )
    .optional(),
  documentNumbers: z.array(z.strictObject({ kind: z.string(), number: z.string() })).optional(),
  family: z.array(z.strictObject({ clientId: uuid, relation: z.string() })).optional(),
  address: z.string().nullable().optional(),
  telephone: z.string().nullable().optional(),
  email: z.string().nullable().optional(),
  safeContact: z.string().nullable().optional(),
  specificNeeds: z.array(z.string()).optional(),
  riskFlags: z.array(z.string()).optional(),
})

/** A client as written, and how many hits of the search for their new names need a look. */
export const ClientWritten = ClientSeen.extend({ conflictHits: z.number() })

export const NewLink = z.strictObject({ relativeId: uuid, relation: z.enum(relations) })
export const OfRelative = byId.extend({ relativeId: uuid })

/** A relative as far as the reader may see them, with their cases: the cases of a family are linked through its people. */
export const Relative = z.strictObject({
  relation: z.enum(relations),
  client: ClientSeen,
  cases: z.array(z.strictObject({ id: uuid, reference: z.string(), stage: z.string() })),
})
