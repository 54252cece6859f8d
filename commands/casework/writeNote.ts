import { Problem } from '../../errors.ts'
import type { Case } from '../../models/Case.ts'
import { Note } from '../../models/Note.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

/** Adds a note to a case. Notes are not edited: a later one corrects an earlier one. */
export async function writeNote(
  context: Context,
  legalCase: Case,
  { body, privileged }: { body: string; privileged: boolean },
): Promise<Note> {
  if (legalCase.status === 'closed') throw new Problem('illegal-state', 'The case is closed')
  const note = await Note.create({ caseId: legalCase.id, authorId: context.actor.id, privileged, body })
  await record(context, 'note.written', note)
  return note
}
