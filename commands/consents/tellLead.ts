import type { Client } from '../../models/Client.ts'
import type { Consent } from '../../models/Consent.ts'
import { Matter } from '../../models/Matter.ts'
import type { Context } from '../context.ts'
import { tellLead as tellLeadOfMatter } from '../partnerships/placement/offers/tellBoth.ts'
import { openTask } from '../tasks/openTask.ts'
import { mattersWith } from './mattersWith.ts'

/** Tells the lead caseworker of each active matter that its firm has no access any more. */
export async function tellLeads(context: Context, { id, clientId, firmId, purpose }: Consent): Promise<void> {
  if (firmId === null || purpose !== 'casework') return
  for (const { id: matterId, status, held } of await mattersWith(clientId, firmId)) {
    if (status !== 'active' || !held) continue
    await tellLeadOfMatter(context, await Matter.findByPk(matterId, { rejectOnEmpty: true }), {
      kind: 'matter-without-consent',
      about: `${id} ${matterId}`,
      firmId,
      note: 'The client took the consent back. The firm opens nothing of this matter; give it another course.',
    })
  }
}

interface Told {
  kind: string
  /** What the task is about, in words of ids: it is opened once for that. */
  key: string
  dueOn: string
  /** In words that name nobody but the file. */
  note: string
}

/** Opens a task, once, for whoever leads the client's file. */
export async function tellLeadOfFile(
  context: Context,
  { id: clientId, leadId }: Client,
  task: Told,
): Promise<void> {
  await openTask(context, { ...task, clientId, owedBy: 'caseworker', ownerId: leadId })
}
