import { askToRenew } from '../commands/partnerships/firms/askToRenew.ts'
import { inTransaction } from '../models/database.ts'
import { lawyersAtWork } from '../models/lawyersAtWork.ts'
import { type Handler, Stopped } from './place.ts'

/** Asks for the renewal of what lawyers with a running matter hold, a transaction each. */
export const credentialsExpiring: Handler = async (context, { signal }) => {
  for (const lawyer of await lawyersAtWork(context.today)) {
    if (signal.aborted) throw new Stopped()
    await inTransaction(() => askToRenew(context, lawyer))
  }
}
