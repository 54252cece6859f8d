import { z } from 'zod'
import { providerKinds, providerStatuses, services } from '../../models/Provider.ts'
import { pageSchema, paging } from '../page.ts'
import { date, languageTag, line, signInName, uuid } from '../text.ts'

const kind = z.enum(providerKinds)
const status = z.enum(providerStatuses)
const service = z.enum(services)
const layer = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])

const once = (given: unknown[]) => new Set(given).size === given.length

export const ProviderQuery = z.strictObject({
  ...paging,
  sort: z.enum(['name', '-name', 'reviewDueOn', '-reviewDueOn']).default('name'),
  status: status.default('active'),
  kind: kind.optional(),
  service: service.optional(),
  layer: z.coerce.number().int().min(1).max(4).optional(),
  language: languageTag.optional(),
})

const offered = z
  .array(z.strictObject({ service, layer }))
  .min(1)
  .max(services.length)
  .refine(given => once(given.map(one => one.service)), 'a service stands here twice')
const languages = z.array(languageTag).max(40).refine(once, 'a language stands here twice')

const optional = {
  area: line(200).nullable().optional(),
  capacity: z.int().min(0).max(100_000).nullable().optional(),
  cost: line(200).nullable().optional(),
  contactName: line(200).nullable().optional(),
  email: signInName.nullable().optional(),
  telephone: line(60).nullable().optional(),
}

export const NewProvider = z.strictObject({
  name: line(200),
  kind,
  services: offered,
  languages,
  ...optional,
  reviewDueOn: date.optional(),
})

export const ProviderChange = z
  .strictObject({
    name: line(200).optional(),
    kind: kind.optional(),
    services: offered.optional(),
    languages: languages.optional(),
    status: status.optional(),
    ...optional,
  })
  .refine(change => Object.keys(change).length > 0, 'says nothing to change')

/** The day of the next review; without it, a year from today. */
export const Review = z.strictObject({ nextDueOn: date.optional() })

export const ProviderAnswer = z.strictObject({
  id: uuid,
  name: z.string(),
  kind,
  services: z.array(z.strictObject({ service, layer: z.int() })),
  languages: z.array(z.string()),
  area: z.string().nullable(),
  capacity: z.int().nullable(),
  cost: z.string().nullable(),
  status,
  reviewedOn: date.nullable(),
  reviewDueOn: date,
  contactName: z.string().nullable().optional(),
  email: z.string().nullable().optional(),
  telephone: z.string().nullable().optional(),
})

export const ProviderPage = pageSchema(ProviderAnswer)
