import type { Context } from '../commands/context.ts'
import { reviewTask } from '../commands/psychosocial/reviewProvider.ts'
import { openTask } from '../commands/tasks/openTask.ts'
import { inTransaction } from '../models/database.ts'
import { Provider } from '../models/Provider.ts'
import { select } from '../models/statements.ts'
import type { Run } from './place.ts'

/** Asks a director to look at each entry of the directory whose review is due, once. */
export async function reviewProviders(context: Context, { place }: Run): Promise<void> {
  const due = await select<{ id: string }>(
    "SELECT id FROM providers WHERE status = 'active' AND review_due_on <= ? ORDER BY review_due_on, id",
    [context.today],
  )
  for (const { id } of due) await inTransaction(() => ask(context, id))
  place.logger.info('providers to review', { count: due.length })
}

async function ask(context: Context, id: string): Promise<void> {
  const provider = await Provider.findByPk(id, { lock: true, rejectOnEmpty: true })
  if (provider.status !== 'active' || provider.reviewDueOn > context.today) return
  await openTask(context, {
    ...reviewTask(provider),
    owedBy: 'director',
    dueOn: provider.reviewDueOn,
    note: `Is the entry of ${provider.name} in the directory still true?`,
  })
}
