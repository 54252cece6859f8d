import { invalid } from '../../../errors.ts'
import { Contact } from '../../../models/Contact.ts'
import { Conversation, type ConversationKind } from '../../../models/Conversation.ts'
import { newId } from '../../../models/columns.ts'
import type { Firm } from '../../../models/Firm.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { refuseFuture } from '../refuseFuture.ts'

export interface ConversationInput {
  contactId?: string | null | undefined
  heldOn: string
  kind: ConversationKind
  /** Whether a partner of the firm took part. */
  withSenior: boolean
  note?: string | null | undefined
}

/** Records a call, a meeting, a letter or an event with a firm. Throws 422 for a contact of another firm. */
export async function recordConversation(
  context: Context,
  firm: Firm,
  { contactId = null, note = null, ...input }: ConversationInput,
): Promise<Conversation> {
  refuseFuture(context, '/heldOn', input.heldOn)
  if (contactId && !(await Contact.findOne({ where: { id: contactId, firmId: firm.id } }))) {
    throw invalid('/contactId', 'no contact at this firm')
  }
  const conversation = await Conversation.create({
    id: newId(),
    ...input,
    contactId,
    note,
    firmId: firm.id,
    recordedBy: context.actor.id,
  })
  await record(context, 'conversation.recorded', conversation, { records: [firm.id], outcome: input.kind })
  return conversation
}
