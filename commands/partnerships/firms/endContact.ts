import type { Contact } from '../../../models/Contact.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { endAfter, lastDay } from './lastDay.ts'

/** The centre writes to this person no more: from now on, or after a last day. Throws 409 when it has ended already. */
export async function endContact(
  context: Context,
  contact: Contact,
  asked: { endsOn?: string | undefined },
): Promise<void> {
  await endAfter(contact, lastDay(context, contact, asked))
  await record(context, 'contact.ended', contact, { records: [contact.firmId] })
}
