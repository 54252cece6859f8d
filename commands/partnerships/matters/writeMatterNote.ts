import { Problem } from '../../../errors.ts'
import { newId } from '../../../models/columns.ts'
import type { Matter } from '../../../models/Matter.ts'
import { MatterNote } from '../../../models/MatterNote.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'

/** Adds a note to a matter, for all who work on it. Notes are not edited: a later one corrects an earlier one. */
export async function writeMatterNote(
  context: Context,
  matter: Matter,
  { body }: { body: string },
): Promise<MatterNote> {
  if (matter.status === 'closed') throw new Problem('illegal-state', 'This matter is closed')
  const note = await MatterNote.create({
    id: newId(),
    matterId: matter.id,
    writtenBy: context.actor.id,
    body,
  })
  await record(context, 'matter-note.written', matter, { records: [note.id] })
  return note
}
