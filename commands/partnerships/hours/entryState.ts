import { Problem } from '../../../errors.ts'
import { Matter } from '../../../models/Matter.ts'
import type { TimeEntry } from '../../../models/TimeEntry.ts'
import type { Subject } from '../../record.ts'

/** An entry as the audit log names it: with the case behind its matter, where there is one. */
export async function caseOfEntry({ id, matterId }: TimeEntry): Promise<Subject> {
  const matter = matterId ? await Matter.findByPk(matterId, { attributes: ['id', 'caseId'] }) : null
  return { type: 'TimeEntry', id, caseId: matter?.caseId ?? null }
}

/** Throws 409 when an entry must stay as it is: it was verified or withdrawn. */
export function refuseSettled({ verifiedAt, withdrawnAt }: TimeEntry): void {
  if (withdrawnAt) throw new Problem('illegal-state', 'These hours were withdrawn already')
  if (verifiedAt) throw new Problem('illegal-state', 'These hours are verified')
}
