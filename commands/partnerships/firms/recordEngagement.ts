import { invalid, Problem } from '../../../errors.ts'
import { newId } from '../../../models/columns.ts'
import { type EngagementStage, EngagementStep } from '../../../models/EngagementStep.ts'
import type { Firm, FirmStatus } from '../../../models/Firm.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { openTask } from '../../tasks/openTask.ts'
import { settleTasks } from '../../tasks/settleTask.ts'
import { refuseFuture } from '../refuseFuture.ts'
import { stand } from './standing.ts'

export interface NextAction {
  what: string
  dueOn: string
}

export interface EngagementInput {
  stage: EngagementStage
  happenedOn: string
  note?: string | null | undefined
  /** What the centre does next, and by when. Null: nothing is to be done; left out: what stood there stays. */
  next?: NextAction | null | undefined
}

/** Who may still be won: those that are partners, or paused, were. */
const courted: readonly FirmStatus[] = ['prospect', 'engaged', 'lapsed', 'former']

/**
 * Records how far the talks with a firm have come. The first step beyond a contact makes the firm engaged, unless it
 * declined. One action is open at a time, and the partnerships manager owes it. Throws 409 for a firm that is a partner.
 */
export async function recordEngagement(
  context: Context,
  firm: Firm,
  { next, note = null, ...input }: EngagementInput,
): Promise<EngagementStep> {
  if (!courted.includes(firm.status)) {
    throw new Problem('illegal-state', `This firm is ${firm.status}; there is nothing to win it for`)
  }
  refuseFuture(context, '/happenedOn', input.happenedOn)
  if (next && next.dueOn < context.today) throw invalid('/next/dueOn', 'lies in the past')
  const step = await EngagementStep.create({
    id: newId(),
    ...input,
    note,
    firmId: firm.id,
    recordedBy: context.actor.id,
  })
  await engage(context, firm, input.stage)
  if (next !== undefined) await planNext(context, firm, step, next)
  await record(context, 'engagement.recorded', step, { records: [firm.id], outcome: input.stage })
  return step
}

async function engage(context: Context, firm: Firm, stage: EngagementStage): Promise<void> {
  if (stage === 'contacted' || stage === 'declined' || firm.status === 'engaged') return
  const because = firm.status === 'prospect' ? 'engaged' : 'returned'
  await stand(context, firm, { status: 'engaged', sinceOn: context.today, because })
}

async function planNext(
  context: Context,
  firm: Firm,
  step: EngagementStep,
  next: NextAction | null,
): Promise<void> {
  await settleTasks(context, { kind: 'next-action', firmId: firm.id })
  if (!next) return
  await openTask(context, {
    kind: 'next-action',
    key: `next-action ${firm.id} ${step.id}`,
    owedBy: 'partnerships_manager',
    firmId: firm.id,
    dueOn: next.dueOn,
    note: next.what,
  })
}
