import { type InputIssue, Problem } from '../../../errors.ts'
import { Draft } from '../../../models/Draft.ts'
import type { Matter } from '../../../models/Matter.ts'
import { TeamMember } from '../../../models/TeamMember.ts'
import type { Context } from '../../context.ts'
import { settleTasks } from '../../tasks/settleTask.ts'
import { endLadder } from '../placement/offers/stopPlacement.ts'
import { openHandovers } from './heldDeadlines.ts'

/** Refuses (409) to end a matter while deadlines are handed over or drafts wait, unless words say why it is done. */
export async function refuseLooseEnds(matter: Matter, despite: string | undefined): Promise<void> {
  if (despite !== undefined) return
  const errors: InputIssue[] = []
  if ((await openHandovers(matter)).length > 0) {
    errors.push({ pointer: '/handovers', detail: 'a deadline is handed over' })
  }
  if ((await Draft.count({ where: { matterId: matter.id, state: 'submitted' } })) > 0) {
    errors.push({ pointer: '/drafts', detail: 'a draft waits for its review' })
  }
  if (errors.length === 0) return
  throw new Problem('illegal-state', 'Something is open; settle it, or say why it is closed despite that', {
    errors,
  })
}

/** What was owed for work that is over. */
const needless = ['review-draft', 'cover-missing', 'matter-without-lead']

/** Ends what a matter had going: its search for a firm, its handovers, the places on its team and what was owed for it. */
export async function endWork(context: Context, matter: Matter, lastDay: string): Promise<void> {
  await endLadder(context, matter)
  for (const handover of await openHandovers(matter)) await handover.update({ state: 'withdrawn' })
  const team = await TeamMember.findAll({ where: { matterId: matter.id }, lock: true })
  for (const member of team.filter(({ endsOn }) => endsOn > lastDay)) {
    await member.update({ endsOn: lastDay })
  }
  for (const kind of needless) {
    await settleTasks(context, { kind, matterId: matter.id }, { state: 'dropped' })
  }
}
