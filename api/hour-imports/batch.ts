import { Problem } from '../../errors.ts'
import { Firm } from '../../models/Firm.ts'
import { HourBatch } from '../../models/HourBatch.ts'
import type { Ability } from '../../policies/ability.ts'
import { findFor } from '../../policies/authorize.ts'
import { hiddenBatches } from './query.ts'

const unseen = () => new Problem('not-found', 'There is no such import, or it is not yours to see')

/**
 * Finds an import by way of its firm: it is there for whoever may import hours of that firm, unless a wall keeps them
 * from one of its matters. In a transaction that writes, the import and then the firm are locked, so that a firm runs
 * one import at a time.
 */
export async function findBatch(ability: Ability, id: string, lock = false): Promise<HourBatch> {
  const batch = await HourBatch.findByPk(id, { lock })
  if (!batch) throw unseen()
  await findFor(ability, 'import-hours', Firm, batch.firmId).catch((error: unknown) => {
    throw error instanceof Problem && error.kind === 'not-found' ? unseen() : error
  })
  if ((await hiddenBatches(ability, batch.firmId)).includes(id)) throw unseen()
  return batch
}

/**
 * Whether somebody reads the words in which a firm calls its matters, and the lines of its file: they may tell of a
 * client. The firm itself does, and who sent the file.
 */
export const readsWords = ({ actor }: Ability, { firmId, uploadedBy }: HourBatch): boolean =>
  actor.firmId === firmId || actor.id === uploadedBy
