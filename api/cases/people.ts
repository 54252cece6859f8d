import { assignCase as assign, endAssignment as end } from '../../commands/casework/assignCase.ts'
import {
  askToLiftWall,
  confirmWall as confirm,
  liftWall as lift,
  raiseWall as raise,
} from '../../commands/casework/walls.ts'
import { record } from '../../commands/record.ts'
import { Problem } from '../../errors.ts'
import { dayBefore } from '../../jurisdictions/days.ts'
import { Assignment } from '../../models/Assignment.ts'
import { Case } from '../../models/Case.ts'
import { OPEN_END } from '../../models/columns.ts'
import { Wall } from '../../models/Wall.ts'
import { findFor } from '../../policies/authorize.ts'
import { listChildren } from '../children.ts'
import { created, done, endpoint, ok } from '../endpoint.ts'
import { pageSchema } from '../page.ts'
import { personOf } from '../people.ts'
import { endOrNull } from '../stored.ts'
import { byId } from '../text.ts'
import {
  AssignmentSeen,
  Ending,
  NewAssignment,
  NewWall,
  OfAssignment,
  OfWall,
  WallSeen,
} from './people-schema.ts'
import { ChildQuery } from './schema.ts'

async function presentAssignment(assignment: Assignment) {
  const { id, userId, role, startsOn, endsOn } = assignment
  return { id, user: await personOf(userId), role, startsOn, endsOn: endOrNull(endsOn) }
}

export const listAssignments = endpoint({
  summary: 'Who works on a case, and who did',
  policy: { may: ['read', 'Case'] },
  params: byId,
  query: ChildQuery,
  answer: { status: 200, schema: pageSchema(AssignmentSeen) },
  transaction: false,
  handle: async ({ ability, params, query }) => {
    const legalCase = await findFor(ability, 'read', Case, params.id, { group: 'story' })
    return ok(await listChildren(Assignment, { caseId: legalCase.id }, 'startsOn', query, presentAssignment))
  },
})

export const assignCase = endpoint({
  summary: 'Put somebody on a case: lead, second, or cover for a time',
  policy: { may: ['assign', 'Case'] },
  params: byId,
  body: NewAssignment,
  answer: { status: 201, schema: AssignmentSeen },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const legalCase = await findFor(ability, 'assign', Case, params.id)
    const startsOn = body.startsOn ?? context.today
    const assignment = await assign(context, legalCase, {
      ...body,
      startsOn,
      endsOn: body.endsOn ?? OPEN_END,
    })
    return created(`/api/v1/cases/${legalCase.id}/assignments`, await presentAssignment(assignment))
  },
})

export const endAssignment = endpoint({
  summary: 'Take somebody off a case',
  policy: { may: ['assign', 'Case'] },
  params: OfAssignment,
  body: Ending,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const legalCase = await findFor(ability, 'assign', Case, params.id)
    const assignment = await Assignment.findOne({
      where: { id: params.assignmentId, caseId: legalCase.id },
      lock: true,
    })
    if (!assignment) throw new Problem('not-found', 'There is no such assignment on this case')
    await end(context, assignment, body.endsOn ?? dayBefore(context.today))
    return done
  },
})

function presentWall({ id, userId, firmId, state, reason, raisedBy }: Wall) {
  return { id, userId: userId ?? null, firmId: firmId ?? null, state, reason, raisedBy }
}

export const listWalls = endpoint({
  summary: 'The walls around a case',
  policy: { may: ['raise-wall', 'Case'] },
  params: byId,
  query: ChildQuery,
  answer: { status: 200, schema: pageSchema(WallSeen) },
  transaction: true,
  handle: async ({ ability, context, params, query }) => {
    const legalCase = await findFor(ability, 'raise-wall', Case, params.id)
    await record(context, 'walls.listed', legalCase)
    return ok(await listChildren(Wall, { caseId: legalCase.id }, 'createdAt', query, presentWall))
  },
})

export const raiseWall = endpoint({
  summary: 'Keep a person or a firm away from a case; the wall stands at once',
  policy: { may: ['raise-wall', 'Case'] },
  params: byId,
  body: NewWall,
  answer: { status: 201, schema: WallSeen },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const legalCase = await findFor(ability, 'raise-wall', Case, params.id)
    const keptOut = 'userId' in body ? { userId: body.userId } : { firmId: body.firmId }
    const wall = await raise(context, legalCase, keptOut, body.reason)
    return created(`/api/v1/cases/${legalCase.id}/walls`, presentWall(wall))
  },
})

const wallStep = (summary: string, change: typeof confirm) =>
  endpoint({
    summary,
    policy: { may: ['raise-wall', 'Case'] },
    params: OfWall,
    answer: { status: 204 },
    transaction: true,
    handle: async ({ ability, context, params }) => {
      const legalCase = await findFor(ability, 'raise-wall', Case, params.id)
      const wall = await Wall.findOne({ where: { id: params.wallId, caseId: legalCase.id }, lock: true })
      if (!wall) throw new Problem('not-found', 'There is no such wall around this case')
      await change(context, wall)
      return done
    },
  })

export const confirmWall = wallStep('Confirm a wall that somebody else raised', confirm)
export const askLifting = wallStep(
  'Ask that a wall be lifted; it stands until somebody else agrees',
  askToLiftWall,
)
export const liftWall = wallStep('Lift a wall, as somebody else asked', lift)
