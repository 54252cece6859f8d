import { z } from 'zod'
import { record } from '../../commands/record.ts'
import { daysBetween } from '../../jurisdictions/days.ts'
import { endpoint, ok } from '../endpoint.ts'
import { pageSchema } from '../page.ts'
import { marked, uuid } from '../text.ts'
import { type Running, runningOnMyMatters } from './deadlines-query.ts'

const RunningSeen = z.strictObject({
  deadlineId: uuid,
  name: z.string(),
  demands: z.string(),
  soft: z.boolean(),
  verified: z.boolean(),
  overdue: z.boolean(),
  daysLeft: z.number(),
  legalLastDay: z.string(),
  internalTarget: z.string(),
  explanation: z.string(),
  /** Whether the centre asked me to prepare what it demands, and I hold it; null where it was not handed to me. */
  handedToMe: z.enum(['offered', 'accepted']).nullable(),
  matters: z.array(z.strictObject({ id: uuid, reference: z.string() })),
})

/** A lawyer of a firm sees what runs on the matters of their live leases, and a lease that ended takes its dates along. */
export const myDeadlines = endpoint({
  summary: 'The running deadlines of the matters on whose team I am, the most urgent first',
  policy: { may: ['accept-handover', 'Matter'] },
  answer: { status: 200, schema: pageSchema(RunningSeen) },
  transaction: true,
  handle: async ({ ability, context }) => {
    const running = await runningOnMyMatters(ability)
    if (running.length > 0) {
      const records = [...new Set(running.map(({ caseId }) => caseId))]
      await record(context, 'deadlines.opened', { type: 'Case', id: null }, { records })
    }
    return ok({ items: running.map(one => present(one, context.today)), next: null })
  },
})

function present(running: Running, today: string) {
  const { deadlineId, name, demands, soft, verified, legalLastDay, internalTarget, explanation } = running
  return {
    deadlineId,
    name: marked(name),
    demands: marked(demands),
    soft: Number(soft) === 1,
    verified: Number(verified) === 1,
    overdue: legalLastDay < today,
    daysLeft: daysBetween(today, legalLastDay),
    ...{ legalLastDay, internalTarget },
    explanation: marked(explanation),
    handedToMe: running.handedToMe,
    matters: running.matters,
  }
}
