import { invalid, Problem } from '../../../errors.ts'
import type { Draft } from '../../../models/Draft.ts'
import type { Matter } from '../../../models/Matter.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { refuseFuture } from '../refuseFuture.ts'

/** Writes down that an approved draft was filed. Throws 409 for one that nobody approved, or that was filed before. */
export async function fileDraft(
  context: Context,
  draft: Draft,
  { matter, filedOn }: { matter: Matter; filedOn: string },
): Promise<void> {
  if (draft.state !== 'approved') {
    throw new Problem('illegal-state', `This draft is ${draft.state}; only an approved one can be filed`)
  }
  refuseFuture(context, '/filedOn', filedOn)
  if (filedOn < matter.openedOn) throw invalid('/filedOn', 'before the matter was opened')
  await draft.update({ state: 'filed', filedOn })
  await record(context, 'draft.filed', matter, { records: [draft.id] })
}
