import { invalid, Problem } from '../../../errors.ts'
import { type FileContent, storeFile } from '../../../models/files.ts'
import type { Matter } from '../../../models/Matter.ts'
import { MatterClosure } from '../../../models/MatterClosure.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { settleTasks } from '../../tasks/settleTask.ts'
import { refuseFuture } from '../refuseFuture.ts'
import { certificateTask } from './closeMatter.ts'

export interface Certificate {
  /** The day on which the copies were returned or destroyed. */
  certifiedOn: string
  words?: string | undefined
  /** The signed paper, where there is one. */
  paper?: FileContent | undefined
}

/**
 * The firm certifies, once, that its copies were returned or destroyed. Throws 409 while the matter is open, when the firm
 * held none, and for a second certificate.
 */
export async function certifyDocuments(
  context: Context,
  matter: Matter,
  { certifiedOn, words, paper }: Certificate,
): Promise<MatterClosure> {
  const closure = await MatterClosure.findOne({ where: { matterId: matter.id }, lock: true })
  if (!closure) throw new Problem('illegal-state', 'This matter is not closed')
  if (closure.documentsFate === 'none-held') throw new Problem('illegal-state', 'The firm held no copies')
  if (closure.certifiedOn) throw new Problem('conflict', 'There is a certificate already')
  refuseFuture(context, '/certifiedOn', certifiedOn)
  if (certifiedOn < matter.openedOn) throw invalid('/certifiedOn', 'before the matter was opened')
  const file = paper ? await storeFile({ ...paper, uploadedBy: context.actor.id }) : null
  await closure.update({
    certifiedOn,
    certifiedBy: context.actor.id,
    certifiedWords: words ?? null,
    certificateFileId: file?.id ?? null,
  })
  await settleTasks(context, certificateTask(matter.id))
  await record(context, 'matter.documents-certified', matter, { records: file ? [file.id] : [] })
  return closure
}
