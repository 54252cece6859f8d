import { addContact } from '../../commands/partnerships/firms/addContact.ts'
import { changeContact } from '../../commands/partnerships/firms/changeContact.ts'
import { endContact } from '../../commands/partnerships/firms/endContact.ts'
import { Problem } from '../../errors.ts'
import { Contact } from '../../models/Contact.ts'
import { Firm } from '../../models/Firm.ts'
import type { Ability } from '../../policies/ability.ts'
import { findFor } from '../../policies/authorize.ts'
import { listChildren } from '../children.ts'
import { created, done, endpoint, ok, okWithVersion, refuseStale } from '../endpoint.ts'
import { endOrNull } from '../stored.ts'
import { byId, marked, markedOrNull } from '../text.ts'
import {
  ContactAnswer,
  ContactChange,
  ContactPage,
  Ending,
  NewContact,
  OfContact,
} from './contacts-schema.ts'
import { FirmsOwn } from './schema.ts'

export const list = endpoint({
  summary: 'Whom the centre writes to or calls at a firm, and did',
  policy: { may: ['read', 'Firm'] },
  params: byId,
  query: FirmsOwn,
  answer: { status: 200, schema: ContactPage },
  transaction: false,
  handle: async ({ ability, params, query }) => {
    const firm = await findFor(ability, 'read', Firm, params.id, { group: 'people' })
    return ok(await listChildren(Contact, { firmId: firm.id }, 'startsOn', query, present))
  },
})

export const add = endpoint({
  summary: 'Write down a contact at a firm',
  policy: { may: ['manage-people', 'Firm'] },
  params: byId,
  body: NewContact,
  answer: { status: 201, schema: ContactAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const firm = await findFor(ability, 'manage-people', Firm, params.id)
    const contact = await addContact(context, firm, body)
    return created(`/api/v1/firms/${firm.id}/contacts/${contact.id}`, present(contact))
  },
})

export const read = endpoint({
  summary: 'One contact',
  policy: { may: ['read', 'Firm'] },
  params: OfContact,
  answer: { status: 200, schema: ContactAnswer },
  transaction: false,
  handle: async ({ ability, params }) => {
    const firm = await findFor(ability, 'read', Firm, params.id, { group: 'people' })
    return okWithVersion(present(await contactOf(firm, params.contactId)))
  },
})

export const change = endpoint({
  summary: 'Change what is known of a contact',
  policy: { may: ['manage-people', 'Firm'] },
  params: OfContact,
  body: ContactChange,
  answer: { status: 200, schema: ContactAnswer },
  transaction: true,
  edits: true,
  handle: async ({ ability, context, params, body, http }) => {
    const contact = await lockedContact(ability, params)
    refuseStale(http, present(contact))
    await changeContact(context, contact, body)
    return okWithVersion(present(contact))
  },
})

export const ending = endpoint({
  summary: 'Write to a contact no more: at once, or after a last day',
  policy: { may: ['manage-people', 'Firm'] },
  params: OfContact,
  body: Ending,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    await endContact(context, await lockedContact(ability, params), body)
    return done
  },
})

async function lockedContact(
  ability: Ability,
  { id, contactId }: { id: string; contactId: string },
): Promise<Contact> {
  return contactOf(await findFor(ability, 'manage-people', Firm, id), contactId, true)
}

async function contactOf(firm: Firm, id: string, lock = false): Promise<Contact> {
  const contact = await Contact.findOne({ where: { id, firmId: firm.id }, lock })
  if (!contact) throw new Problem('not-found', 'There is no such contact at this firm')
  return contact
}

function present(contact: Contact) {
  const { id, name, roles, email, telephone, office, language, userId = null, startsOn, endsOn } = contact
  return {
    id,
    name: marked(name),
    roles,
    email: email ?? null,
    telephone: markedOrNull(telephone),
    office: markedOrNull(office),
    language,
    userId,
    startsOn,
    endsOn: endOrNull(endsOn),
  }
}
