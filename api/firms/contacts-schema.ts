import { z } from 'zod'
import { contactRoles } from '../../models/Contact.ts'
import { pageSchema } from '../page.ts'
import { byId, date, languageTag, line, signInName, uuid } from '../text.ts'

const roles = z
  .array(z.enum(contactRoles))
  .min(1)
  .refine(given => new Set(given).size === given.length, 'a role stands here twice')

const optional = {
  email: signInName.nullable().optional(),
  telephone: line(60).nullable().optional(),
  office: line(200).nullable().optional(),
  userId: uuid.nullable().optional(),
}

export const NewContact = z.strictObject({
  name: line(200),
  roles,
  language: languageTag.default('en'),
  ...optional,
})

export const ContactChange = z
  .strictObject({
    name: line(200).optional(),
    roles: roles.optional(),
    language: languageTag.optional(),
    ...optional,
  })
  .refine(change => Object.keys(change).length > 0, 'says nothing to change')

/** The last day; without it, it ends at once. */
export const Ending = z.strictObject({ endsOn: date.optional() })

export const OfContact = byId.extend({ contactId: uuid })

export const ContactAnswer = z.strictObject({
  id: uuid,
  name: z.string(),
  roles: z.array(z.enum(contactRoles)),
  email: z.string().nullable(),
  telephone: z.string().nullable(),
  office: z.string().nullable(),
  language: z.string(),
  userId: uuid.nullable(),
  startsOn: date,
  endsOn: date.nullable(),
})

export const ContactPage = pageSchema(ContactAnswer)
