import { Problem } from '../../errors.ts'
import type { Case } from '../../models/Case.ts'
import { Wall } from '../../models/Wall.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { handOverTasks } from '../tasks/handOverTasks.ts'

/** A person or a firm to be kept out. */
export type KeptOut = { userId: string } | { firmId: string }

/** Raises a wall. It stands at once; a second person confirms it afterwards. */
export async function raiseWall(
  context: Context,
  legalCase: Case,
  keptOut: KeptOut,
  reason: string,
): Promise<Wall> {
  const standing = await Wall.findAll({ where: { caseId: legalCase.id, ...keptOut } })
  if (standing.some(wall => wall.state !== 'lifted'))
    throw new Problem('conflict', 'Such a wall stands already')
  const wall = await Wall.create({
    caseId: legalCase.id,
    ...keptOut,
    state: 'raised',
    reason,
    raisedBy: context.actor.id,
  })
  if ('userId' in keptOut)
    await handOverTasks(context, legalCase, { wallId: wall.id, userId: keptOut.userId })
  await record(context, 'wall.raised', wall)
  return wall
}

export async function confirmWall(context: Context, wall: Wall): Promise<void> {
  if (wall.state !== 'raised')
    throw new Problem('illegal-state', 'This wall does not wait for a confirmation')
  refuseSamePerson(context, wall.raisedBy)
  await wall.update({ state: 'confirmed', confirmedBy: context.actor.id })
  await record(context, 'wall.confirmed', wall)
}

/** Asks that a wall be lifted. It stands until a second person agrees. */
export async function askToLiftWall(context: Context, wall: Wall): Promise<void> {
  if (wall.state !== 'raised' && wall.state !== 'confirmed')
    throw new Problem('illegal-state', 'This wall cannot be lifted now')
  await wall.update({ state: 'lift-asked', liftAskedBy: context.actor.id })
  await record(context, 'wall.lift-asked', wall)
}

export async function liftWall(context: Context, wall: Wall): Promise<void> {
  if (wall.state !== 'lift-asked') throw new Problem('illegal-state', 'Nobody asked to lift this wall')
  refuseSamePerson(context, wall.liftAskedBy)
  await wall.update({ state: 'lifted', liftedBy: context.actor.id })
  await record(context, 'wall.lifted', wall)
}

function refuseSamePerson(context: Context, asker: string | null): void {
  if (asker === context.actor.id) throw new Problem('illegal-state', 'A second person has to do this')
}
