import { shiftDays } from '../../jurisdictions/days.ts'
import type { Client } from '../../models/Client.ts'
import type { Consent } from '../../models/Consent.ts'
import { ConsentRecall } from '../../models/ConsentRecall.ts'
import type { DataKind } from '../../models/ConsentScope.ts'
import { newId } from '../../models/columns.ts'
import type { Context } from '../context.ts'
import type { Letter } from '../mail/writeMail.ts'
import { wasWritten } from '../partnerships/placement/offers/writeToFirm.ts'
import { openTask } from '../tasks/openTask.ts'
import { addressesAt } from './addressesAt.ts'
import { type MatterWithFirm, mattersWith } from './mattersWith.ts'
import { tellLeadOfFile } from './tellLead.ts'

/** Days within which a recipient answers what became of its copies. The centre's own rule. */
const ANSWER_DAYS = 14

/**
 * Asks the recipient of a consent that ended, or that names less from now on, to destroy or return its copies: a firm by
 * mail and by a task of its coordinator, who answers here. Where nobody there can be written to, or the recipient is no
 * firm, whoever leads the file is asked to tell them. The mail names matters by their references, and nobody.
 */
export async function askBack(
  context: Context,
  client: Client,
  event: Consent,
  kinds: readonly DataKind[],
): Promise<void> {
  if (event.recipientKind === 'centre' || kinds.length === 0) return
  const reached = event.firmId !== null && (await askFirm(context, event, event.firmId, kinds))
  if (reached) return
  await tellLeadOfFile(context, client, {
    kind: 'recall-in-person',
    key: `recall-in-person ${event.id}`,
    dueOn: context.today,
    note: `A consent of ${client.reference} ended or names less from now on. Nobody was written to: tell the recipient to destroy or return its copies.`,
  })
}

async function askFirm(
  context: Context,
  { id: consentId, clientId, kind }: Consent,
  firmId: string,
  kinds: readonly DataKind[],
): Promise<boolean> {
  const recall = await ConsentRecall.create({ id: newId(), consentId, firmId, askedAt: context.now })
  const matters = await mattersWith(clientId, firmId)
  const addresses = matters.length > 0 ? await addressesAt(firmId, clientId, context.today) : []
  const letter = recallLetter({ matters, kinds, kind, by: shiftDays(context.today, ANSWER_DAYS) })
  let written = 0
  for (const address of addresses) if (await wasWritten(context, address, letter)) written += 1
  if (written > 0) await openRecallTask(context, recall, clientId, matters)
  return written > 0
}

async function openRecallTask(
  context: Context,
  recall: ConsentRecall,
  clientId: string,
  matters: MatterWithFirm[],
): Promise<void> {
  await openTask(context, {
    ...recallTask(recall.id),
    clientId,
    owedBy: 'firm_coordinator',
    firmId: recall.firmId,
    matterId: matters[0]?.id ?? null,
    dueOn: shiftDays(context.today, ANSWER_DAYS),
  })
}

/** How the task to answer is found again. */
export const recallTask = (recallId: string) => ({
  kind: 'consent-recall',
  key: `consent-recall ${recallId}`,
})

interface Asked {
  matters: MatterWithFirm[]
  kinds: readonly DataKind[]
  kind: Consent['kind']
  by: string
}

const recallLetter = ({ matters, kinds, kind, by }: Asked): Letter => ({
  kind: 'consent-recall',
  subject: `Copies to destroy or return: ${matters.map(({ reference }) => reference).join(', ')}`,
  lines: [
    kind === 'limited'
      ? 'the client of these matters shares less with your firm from now on:'
      : 'the client of these matters no longer shares their data with your firm:',
    '',
    ...matters.map(({ reference }) => `  Matter: ${reference}`),
    `  No longer shared: ${kinds.map(name => name.replaceAll('-', ' ')).join(', ')}`,
    '',
    'Nothing of it may be used any more. Please destroy or return every copy, on paper too, then sign in and answer',
    `by ${by} what became of them.`,
  ],
})
