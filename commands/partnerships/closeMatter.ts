import { invalid, Problem } from '../../errors.ts'
import type { Matter } from '../../models/Matter.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

/** Ends the work. Every access that hangs on the matter ends with it. */
export async function closeMatter(
  context: Context,
  matter: Matter,
  { closedOn = context.today }: { closedOn?: string | undefined },
): Promise<void> {
  if (matter.status === 'closed') throw new Problem('illegal-state', 'This matter is closed already')
  if (closedOn > context.today) throw invalid('/closedOn', 'in the future')
  if (closedOn < matter.openedOn) throw invalid('/closedOn', 'before the matter was opened')
  await matter.update({ status: 'closed', closedOn })
  await record(context, 'matter.closed', matter)
}
