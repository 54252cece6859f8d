import { Problem } from '../../../errors.ts'
import { newId } from '../../../models/columns.ts'
import { Draft } from '../../../models/Draft.ts'
import { type FileContent, storeFile } from '../../../models/files.ts'
import type { Matter } from '../../../models/Matter.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { askForReview } from './askForReview.ts'

export interface NewDraft {
  title: string
  document: FileContent
}

/**
 * Hands in a version of a work product. It waits for somebody at the centre, who is asked by a task. Throws 409 while the
 * matter is not active, and where nobody at the centre answers for it.
 */
export async function submitDraft(
  context: Context,
  matter: Matter,
  { title, document }: NewDraft,
): Promise<Draft> {
  if (matter.status !== 'active') throw new Problem('illegal-state', 'This matter is not active')
  const file = await storeFile({ ...document, uploadedBy: context.actor.id })
  const draft = await Draft.create({
    id: newId(),
    matterId: matter.id,
    number: (await Draft.count({ where: { matterId: matter.id } })) + 1,
    title,
    fileId: file.id,
    submittedBy: context.actor.id,
    submittedAt: context.now,
    state: 'submitted',
  })
  await askForReview(context, matter, draft)
  await record(context, 'draft.submitted', matter, { records: [draft.id, file.id] })
  return draft
}
