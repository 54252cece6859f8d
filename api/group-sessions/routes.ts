import { changeGroupSession } from '../../commands/psychosocial/groups/changeGroupSession.ts'
import { recordGroupAttendance } from '../../commands/psychosocial/groups/recordGroupAttendance.ts'
import { recordGroupSession } from '../../commands/psychosocial/groups/recordGroupSession.ts'
import { record } from '../../commands/record.ts'
import { Problem } from '../../errors.ts'
import { Client } from '../../models/Client.ts'
import { GroupAttendance } from '../../models/GroupAttendance.ts'
import { GroupSession } from '../../models/GroupSession.ts'
import { findFor } from '../../policies/authorize.ts'
import { listChildren } from '../children.ts'
import { created, endpoint, ok, okWithVersion, refuseStale } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { open } from '../open.ts'
import { byId } from '../text.ts'
import { groupListing } from './list.ts'
import { presentAttendance, presentGroup, presentListed } from './present.ts'
import { attendancesFor, attending, mayHold } from './query.ts'
import * as schema from './schema.ts'

export const list = endpoint({
  summary: 'The group and information sessions that you may see, the newest first',
  policy: { may: ['read', 'GroupSession'] },
  query: schema.GroupQuery,
  answer: { status: 200, schema: schema.GroupPage },
  transaction: false,
  handle: async ({ ability, query: { limit, cursor, sort, ...filters } }) =>
    ok(await listPage(ability, groupListing, { limit, cursor, sort, filters }, presentListed)),
})

export const add = endpoint({
  summary: 'Write down a group session: the team its groups, the legal side what informs clients',
  policy: { may: ['create', 'GroupSession'] },
  body: schema.NewGroup,
  answer: { status: 201, schema: schema.GroupAnswer },
  transaction: true,
  handle: async ({ ability, context, body }) => {
    if (!mayHold(ability, body.kind))
      throw new Problem('forbidden', 'You do not record sessions of this kind')
    const { id } = await recordGroupSession(context, body)
    const seen = await presentGroup(await findFor(ability, 'read', GroupSession, id))
    return created(`/api/v1/group-sessions/${id}`, seen)
  },
})

export const read = endpoint({
  summary: 'One group session, and how many came',
  policy: { may: ['read', 'GroupSession'] },
  params: byId,
  answer: { status: 200, schema: schema.GroupAnswer },
  transaction: false,
  handle: async ({ ability, params }) =>
    okWithVersion(await presentGroup(await findFor(ability, 'read', GroupSession, params.id))),
})

export const change = endpoint({
  summary: 'Correct what is said of a group session; its kind stays',
  policy: { may: ['update', 'GroupSession'] },
  params: byId,
  body: schema.GroupChange,
  answer: { status: 200, schema: schema.GroupAnswer },
  transaction: true,
  edits: true,
  handle: async ({ ability, context, params, body, http }) => {
    const session = await findFor(ability, 'update', GroupSession, params.id)
    refuseStale(http, await presentGroup(session))
    await changeGroupSession(context, session, body)
    return okWithVersion(await presentGroup(session))
  },
})

export const attendances = endpoint({
  summary: 'Which of your clients came to a group session; of others only the number is told',
  policy: { may: ['read', 'GroupSession'] },
  params: byId,
  query: schema.ChildQuery,
  answer: { status: 200, schema: schema.AttendancePage },
  transaction: true,
  handle: async ({ ability, context, params, query }) => {
    const session = await open(ability, context, GroupSession, params.id)
    const yours = attendancesFor(ability, session)
    const page = await listChildren(GroupAttendance, yours, 'createdAt', query, presentAttendance)
    const records = page.items.map(({ client }) => client.id)
    // Each client is told that their name was seen here; the session alone would not say whose.
    if (records.length > 0) await record(context, 'group-session.attendances-opened', session, { records })
    return ok(page)
  },
})

export const attend = endpoint({
  summary: 'Say whether one of your clients came to a group session',
  policy: { may: ['update', 'GroupSession'] },
  params: schema.attendanceParams,
  body: schema.NewAttendance,
  answer: { status: 200, schema: schema.AttendanceAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const session = await findFor(ability, 'update', GroupSession, params.id)
    const client = await findFor(ability, attending(session.kind), Client, params.clientId)
    const row = await recordGroupAttendance(context, session, client, body.attendance)
    return ok(await presentAttendance(row))
  },
})
