import { addDeadline as add } from '../../commands/casework/addDeadline.ts'
import { extendDeadline as extend } from '../../commands/casework/extendDeadline.ts'
import { settleDeadline as settle } from '../../commands/casework/settleDeadline.ts'
import { invalid, Problem } from '../../errors.ts'
import { Case } from '../../models/Case.ts'
import { Deadline } from '../../models/Deadline.ts'
import { findFor } from '../../policies/authorize.ts'
import { listChildren } from '../children.ts'
import { created, done, endpoint, ok } from '../endpoint.ts'
import { open } from '../open.ts'
import { pageSchema } from '../page.ts'
import { byId } from '../text.ts'
import { presentDeadline } from './present.ts'
import { ChildQuery, DeadlineSeen, Extension, NewDeadline, OfDeadline, Settlement } from './schema.ts'

export const listDeadlines = endpoint({
  summary: 'The dates of a case, each with the sum that made it',
  policy: { may: ['read', 'Case'] },
  params: byId,
  query: ChildQuery,
  answer: { status: 200, schema: pageSchema(DeadlineSeen) },
  transaction: true,
  handle: async ({ ability, context, params, query }) => {
    const legalCase = await open(ability, context, Case, params.id, 'dates')
    const present = (deadline: Deadline) => presentDeadline(deadline, context.today)
    return ok(await listChildren(Deadline, { caseId: legalCase.id }, 'legalLastDay', query, present))
  },
})

export const addDeadline = endpoint({
  summary: 'Add a date that no rule gives, from the document that states it',
  policy: { may: ['extend-deadline', 'Case'] },
  params: byId,
  body: NewDeadline,
  answer: { status: 201, schema: DeadlineSeen },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const internalTarget = body.internalTarget ?? body.legalLastDay
    if (internalTarget > body.legalLastDay) throw invalid('/internalTarget', 'is after the last day')
    const legalCase = await findFor(ability, 'extend-deadline', Case, params.id)
    const deadline = await add(context, legalCase, { ...body, internalTarget })
    return created(`/api/v1/cases/${legalCase.id}/deadlines`, presentDeadline(deadline, context.today))
  },
})

export const extendDeadline = endpoint({
  summary: 'Move a deadline to the date that a letter grants',
  policy: { may: ['extend-deadline', 'Case'] },
  params: OfDeadline,
  body: Extension,
  answer: { status: 201, schema: DeadlineSeen },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const legalCase = await findFor(ability, 'extend-deadline', Case, params.id)
    const extended = await extend(context, legalCase, await deadlineOf(legalCase, params.deadlineId), body)
    return created(`/api/v1/cases/${legalCase.id}/deadlines`, presentDeadline(extended, context.today))
  },
})

export const settleDeadline = endpoint({
  summary: 'End a deadline by hand: met, missed, or no longer owed',
  policy: { may: ['extend-deadline', 'Case'] },
  params: OfDeadline,
  body: Settlement,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const legalCase = await findFor(ability, 'extend-deadline', Case, params.id)
    await settle(context, legalCase, await deadlineOf(legalCase, params.deadlineId), body)
    return done
  },
})

async function deadlineOf(legalCase: Case, id: string): Promise<Deadline> {
  const deadline = await Deadline.findOne({ where: { id, caseId: legalCase.id }, lock: true })
  if (!deadline) throw new Problem('not-found', 'There is no such deadline on this case')
  return deadline
}
