import { Problem } from '../../../errors.ts'
import type { Matter } from '../../../models/Matter.ts'
import { changedFields, given } from '../../changes.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { reopenConflictCheck } from './offers/reopenConflictCheck.ts'
import { refuseMisfits, type WhatIsAsked } from './whatIsAsked.ts'

/**
 * Changes what the firm is asked to do. What stays as it was is not checked again. A new opposing body is something that
 * the conflict check of the firm did not cover, so it is asked to check again.
 */
export async function updateMatter(context: Context, matter: Matter, change: WhatIsAsked): Promise<void> {
  if (matter.status === 'closed') throw new Problem('illegal-state', 'This matter is closed')
  const changed = changedFields(matter, change)
  const fresh = Object.fromEntries(Object.entries(change).filter(([name]) => changed.includes(name)))
  await refuseMisfits(context, matter, fresh)
  const known = matter.opposingBodies ?? []
  await matter.update(given(fresh))
  await record(context, 'matter.updated', matter, { fields: Object.keys(change) })
  const added = (matter.opposingBodies ?? []).some(body => !known.includes(body))
  if (added) await reopenConflictCheck(context, matter, 'opposing-body-added')
}
