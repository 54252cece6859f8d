import { Problem } from '../../errors.ts'
import type { Matter } from '../../models/Matter.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

export interface MatterChange {
  scope?: string | null | undefined
  instructions?: string | null | undefined
}

/** Changes what the firm is asked to do. */
export async function updateMatter(context: Context, matter: Matter, change: MatterChange): Promise<void> {
  if (matter.status === 'closed') throw new Problem('illegal-state', 'This matter is closed')
  const fields = Object.keys(change)
  if (change.scope !== undefined) matter.scope = change.scope
  if (change.instructions !== undefined) matter.instructions = change.instructions
  await matter.save()
  await record(context, 'matter.updated', matter, { fields })
}
