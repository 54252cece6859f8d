import { z } from 'zod'
import { recordClosureDay as record } from '../../commands/casework/recordClosureDay.ts'
import { Problem } from '../../errors.ts'
import { jurisdictionFor, jurisdictionIds } from '../../jurisdictions/load.ts'
import { ClosureDay } from '../../models/ClosureDay.ts'
import { listChildren } from '../children.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { pageSchema, paging } from '../page.ts'
import { date, line, uuid } from '../text.ts'

const OfJurisdiction = z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9-]{1,23}$/) })
const ClosureDaySeen = z.strictObject({ id: uuid, day: z.string(), reason: z.string() })
const ChildQuery = z.strictObject(paging)

function known(id: string) {
  if (!jurisdictionIds.includes(id)) throw new Problem('not-found', 'There is no such jurisdiction')
  return jurisdictionFor(id)
}

export const readJurisdiction = endpoint({
  summary:
    'The process as data: stages, moves, grounds, time limits with their sources and how sure they are',
  policy: { signedIn: 'the law of a place is no secret' },
  params: OfJurisdiction,
  answer: { status: 200, schema: z.record(z.string(), z.unknown()) },
  transaction: false,
  handle: async ({ params }) => {
    const { id, name, process, rules, rollRules, grounds, calendar } = known(params.id)
    const { named: _, ...holidays } = calendar
    return ok({ id, name, process, deadlines: { rules, rollRules }, grounds, calendar: holidays })
  },
})

export const listClosureDays = endpoint({
  summary: 'Days of gale or black rainstorm warning that were entered',
  policy: { signedIn: 'the weather is no secret' },
  params: OfJurisdiction,
  query: ChildQuery,
  answer: { status: 200, schema: pageSchema(ClosureDaySeen) },
  transaction: false,
  handle: async ({ params, query }) => {
    const { id } = known(params.id)
    return ok(await listChildren(ClosureDay, { jurisdiction: id }, 'day', query, present))
  },
})

export const recordClosureDay = endpoint({
  summary: 'Enter such a day; running deadlines that it touches are worked out again',
  policy: { may: ['create', 'ClosureDay'] },
  params: OfJurisdiction,
  body: z.strictObject({ day: date, reason: line(100) }),
  answer: { status: 201, schema: z.strictObject({ closureDay: ClosureDaySeen, deadlinesMoved: z.number() }) },
  transaction: true,
  lasting: 'everybody may know on which days an office is shut',
  handle: async ({ ability, context, params, body }) => {
    if (ability.rulesFor('create', 'ClosureDay').length === 0)
      throw new Problem('forbidden', 'Your role does not allow this')
    const { closureDay, moved } = await record(context, { jurisdiction: known(params.id).id, ...body })
    return created(`/api/v1/jurisdictions/${params.id}/closure-days`, {
      closureDay: present(closureDay),
      deadlinesMoved: moved,
    })
  },
})

function present({ id, day, reason }: ClosureDay) {
  return { id, day, reason }
}
