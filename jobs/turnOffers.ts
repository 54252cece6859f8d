import type { Context } from '../commands/context.ts'
import { mattersInTurn, turnOffers as turn } from '../commands/partnerships/placement/offers/turnOffers.ts'
import { inTransaction } from '../models/database.ts'
import type { Run } from './place.ts'

/** Turns the ladders on, each matter in a transaction of its own. One that fails does not hold up the others. */
export async function turnOffers(context: Context, { place, signal }: Run): Promise<void> {
  const { PUBLIC_URL } = place.config
  const failures: unknown[] = []
  for (const matterId of await mattersInTurn()) {
    if (signal.aborted) return
    await inTransaction(() => turn(context, matterId, PUBLIC_URL)).catch(error => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
}
