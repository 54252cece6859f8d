import { Problem } from '../../../errors.ts'
import type { Contact } from '../../../models/Contact.ts'
import { changedFields, given } from '../../changes.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { type ContactInput, refuseStranger } from './addContact.ts'

export type ContactChange = { [Field in keyof ContactInput]?: ContactInput[Field] | undefined }

/** Changes what is known of a contact: only the fields that are given. Throws 409 when it has ended. */
export async function changeContact(
  context: Context,
  contact: Contact,
  change: ContactChange,
): Promise<void> {
  if (contact.endsOn < context.today) throw new Problem('illegal-state', 'This contact has ended')
  await refuseStranger(contact.firmId, change.userId)
  const fields = changedFields(contact, change)
  await contact.update(given(change))
  await record(context, 'contact.changed', contact, { fields, records: [contact.firmId] })
}
