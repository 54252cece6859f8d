import type { Matter } from '../../../../models/Matter.ts'
import { factsFor } from './facts.ts'
import { type Proposed, propose } from './score.ts'

/**
 * The partner firms for a matter on a day (YYYY-MM-DD), in the order in which they are proposed, each with its reasons.
 * Firms that a gate shuts out stand at the end; a firm that a wall keeps from the case is not there at all. No language,
 * field of business or name of the case is in it.
 */
export async function proposalFor(matter: Matter, today: string): Promise<Proposed[]> {
  return propose(await factsFor(matter, today))
}
