import type { Context } from '../commands/context.ts'
import { remindOfReview } from '../commands/glass/remindOfReview.ts'
import { inTransaction } from '../models/database.ts'

/** Reminds of the reviews that nobody has signed. */
export async function remindOfGlass(context: Context): Promise<void> {
  await inTransaction(() => remindOfReview(context))
}
