import { AuditHead } from '../models/AuditHead.ts'

/**
 * Lets the rest of this transaction run while no other one writes. For a check that something is not there yet: a query
 * that finds no row locks none (READ COMMITTED), so two at once would both pass. It holds up every writer, so it is for
 * what is rare; where the thing has a parent row, lock that.
 */
export async function oneAtATime(): Promise<void> {
  await AuditHead.findByPk(1, { lock: true, rejectOnEmpty: true })
}
