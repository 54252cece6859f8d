import { z } from 'zod'
import { record } from '../../commands/record.ts'
import { daysBetween, shiftDays } from '../../jurisdictions/days.ts'
import { endpoint, ok } from '../endpoint.ts'
import { pageSchema } from '../page.ts'
import { stageName } from '../stages.ts'
import { marked, uuid } from '../text.ts'
import { dueBefore } from './query.ts'

const DueSeen = z.strictObject({
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
  case: z.strictObject({
    id: uuid,
    reference: z.string(),
    stage: z.string(),
    stageName: z.string().nullable(),
  }),
  client: z.strictObject({ id: uuid, reference: z.string(), fullName: z.string() }).nullable(),
})

/** Everything whose last day or own target comes in the next seven days, and what is overdue: that first. */
export const myWeek = endpoint({
  summary: 'What falls due on my cases this week, or should be done in it; overdue first',
  policy: { may: ['record-step', 'Case'] },
  answer: { status: 200, schema: pageSchema(DueSeen) },
  transaction: true,
  handle: async ({ ability, context }) => {
    const { today } = context
    const due = await dueBefore(ability, shiftDays(today, 7))
    if (due.length > 0) {
      const records = [...new Set(due.map(row => row.caseId))]
      await record(context, 'week.opened', { type: 'Case', id: null }, { records })
    }
    const items = due.map(row => ({
      deadlineId: row.deadlineId,
      name: row.name,
      demands: row.demands,
      soft: Number(row.soft) === 1,
      verified: Number(row.verified) === 1,
      overdue: row.legalLastDay < today,
      daysLeft: daysBetween(today, row.legalLastDay),
      legalLastDay: row.legalLastDay,
      internalTarget: row.internalTarget,
      explanation: row.explanation,
      case: {
        id: row.caseId,
        reference: row.caseReference,
        stage: row.stage,
        stageName: stageName(row.jurisdiction, row.track, row.stage),
      },
      client:
        row.clientName === null
          ? null
          : { id: row.clientId, reference: row.clientReference, fullName: marked(row.clientName) },
    }))
    return ok({ items, next: null })
  },
})
