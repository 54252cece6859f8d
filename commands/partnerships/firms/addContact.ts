import { invalid } from '../../../errors.ts'
import { Contact, type ContactRole } from '../../../models/Contact.ts'
import { newId } from '../../../models/columns.ts'
import type { Firm } from '../../../models/Firm.ts'
import { User } from '../../../models/User.ts'
import { given } from '../../changes.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'

export interface ContactInput {
  name: string
  roles: ContactRole[]
  email?: string | null | undefined
  telephone?: string | null | undefined
  office?: string | null | undefined
  /** The language in which the person wishes to be written to, as a tag. */
  language: string
  /** The account of the person, where they have one. */
  userId?: string | null | undefined
}

/** Writes down somebody at a firm whom the centre writes to or calls, from today on. */
export async function addContact(context: Context, firm: Firm, input: ContactInput): Promise<Contact> {
  await refuseStranger(firm.id, input.userId)
  const contact = await Contact.create({
    id: newId(),
    ...given(input),
    firmId: firm.id,
    startsOn: context.today,
  })
  await record(context, 'contact.added', contact, { fields: Object.keys(given(input)), records: [firm.id] })
  return contact
}

/** Refuses (422) the account of somebody who is not of the firm. */
export async function refuseStranger(firmId: string, userId: string | null | undefined): Promise<void> {
  if (!userId) return
  const person = await User.findOne({ where: { id: userId, firmId } })
  if (!person) throw invalid('/userId', 'nobody of this firm')
}
