import { changeGoal } from '../../commands/psychosocial/service/changeGoal.ts'
import { setGoal } from '../../commands/psychosocial/service/setGoal.ts'
import { Problem } from '../../errors.ts'
import { Goal } from '../../models/Goal.ts'
import { Referral } from '../../models/Referral.ts'
import { findFor } from '../../policies/authorize.ts'
import { listChildren } from '../children.ts'
import { created, endpoint, ok, okWithVersion, refuseStale } from '../endpoint.ts'
import { open } from '../open.ts'
import { personOf } from '../people.ts'
import { byId, marked } from '../text.ts'
import * as schema from './goals-schema.ts'
import { ChildQuery } from './schema.ts'

export const list = endpoint({
  summary: 'The care plan of a referral: its goals, those to be reviewed next in front',
  policy: { may: ['read', 'Referral'] },
  params: byId,
  query: ChildQuery,
  answer: { status: 200, schema: schema.GoalPage },
  transaction: true,
  handle: async ({ ability, context, params, query }) => {
    const { id: referralId } = await open(ability, context, Referral, params.id, 'clinical')
    return ok(await listChildren(Goal, { referralId }, 'reviewDueOn', query, presentGoal))
  },
})

export const add = endpoint({
  summary: 'Add a goal to the care plan of a referral, as agreed with the client',
  policy: { may: ['record-service', 'Referral'] },
  params: byId,
  body: schema.NewGoal,
  answer: { status: 201, schema: schema.Goal },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const referral = await findFor(ability, 'record-service', Referral, params.id)
    const goal = await setGoal(context, referral, body)
    return created(`/api/v1/referrals/${referral.id}/goals/${goal.id}`, await presentGoal(goal))
  },
})

export const read = endpoint({
  summary: 'One goal of a care plan',
  policy: { may: ['read', 'Referral'] },
  params: schema.goalParams,
  answer: { status: 200, schema: schema.Goal },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const referral = await open(ability, context, Referral, params.id, 'clinical')
    return okWithVersion(await presentGoal(await goalOf(referral, params.goalId)))
  },
})

export const change = endpoint({
  summary: 'Change an open goal, or say what became of it',
  policy: { may: ['record-service', 'Referral'] },
  params: schema.goalParams,
  body: schema.GoalChange,
  answer: { status: 200, schema: schema.Goal },
  transaction: true,
  edits: true,
  handle: async ({ ability, context, params, body, http }) => {
    const referral = await findFor(ability, 'record-service', Referral, params.id)
    const goal = await goalOf(referral, params.goalId)
    refuseStale(http, await presentGoal(goal))
    await changeGoal(context, goal, referral, body)
    return okWithVersion(await presentGoal(goal))
  },
})

async function goalOf({ id: referralId }: Referral, id: string): Promise<Goal> {
  const goal = await Goal.findOne({ where: { id, referralId } })
  if (!goal) throw new Problem('not-found', 'There is no such goal of this referral')
  return goal
}

async function presentGoal({ id, aim, agreedOn, reviewDueOn, state, settledOn, setBy }: Goal) {
  return {
    ...{ id, aim: marked(aim), agreedOn, reviewDueOn, state },
    settledOn: settledOn ?? null,
    setBy: await personOf(setBy),
  }
}
