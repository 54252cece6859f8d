import { invalid, Problem } from '../../../errors.ts'
import { newId } from '../../../models/columns.ts'
import type { Referral } from '../../../models/Referral.ts'
import { ServiceNote } from '../../../models/ServiceNote.ts'
import type { ServiceSession } from '../../../models/ServiceSession.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { refuseOutOfService } from './inService.ts'

export interface NewServiceNote {
  body: string
  /** The note of the same session that this one corrects. It stays readable. */
  supersedesId?: string | undefined
}

/**
 * Adds a note to a session. Throws 409 outside the service and where another note corrected the same one already, 422 where
 * what it corrects is no note of this session.
 */
export async function writeServiceNote(
  context: Context,
  session: ServiceSession,
  referral: Referral,
  { body, supersedesId }: NewServiceNote,
): Promise<ServiceNote> {
  refuseOutOfService(referral)
  if (supersedesId) await refuseUncorrectable(session, supersedesId)
  const note = await ServiceNote.create({
    id: newId(),
    sessionId: session.id,
    authorId: context.actor.id,
    body,
    supersedesId: supersedesId ?? null,
    createdAt: context.now,
  })
  await record(context, 'service-note.written', note, { records: [session.id, referral.id] })
  return note
}

async function refuseUncorrectable({ id: sessionId }: ServiceSession, id: string): Promise<void> {
  if ((await ServiceNote.count({ where: { id, sessionId } })) === 0)
    throw invalid('/supersedesId', 'no note of this session')
  if ((await ServiceNote.count({ where: { supersedesId: id } })) > 0)
    throw new Problem('conflict', 'This note was corrected already; correct the later one')
}
