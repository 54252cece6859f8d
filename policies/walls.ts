import { Wall } from '../models/Wall.ts'
import { wallsInEffect } from './conditions.ts'

/** Whether a wall on the case names this person or this firm. For commands that would let somebody in. */
export async function wallStands(
  caseId: string | null,
  named: { userId: string } | { firmId: string | null },
): Promise<boolean> {
  if (caseId === null) return false
  return (await Wall.count({ where: { caseId, ...named, state: [...wallsInEffect] } })) > 0
}
