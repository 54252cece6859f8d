import { endDuty } from '../../commands/psychosocial/safety/endDuty.ts'
import { setDuty } from '../../commands/psychosocial/safety/setDuty.ts'
import { DutyShift } from '../../models/DutyShift.ts'
import { findFor } from '../../policies/authorize.ts'
import { visible } from '../../policies/visibility.ts'
import { created, done, endpoint, ok } from '../endpoint.ts'
import { listPage, type Row } from '../list.ts'
import { momentOrNull } from '../stored.ts'
import { byId, marked } from '../text.ts'
import { shiftListing } from './list.ts'
import * as schema from './schema.ts'

const presentShift = (row: Row) =>
  visible('DutyShift', row, {
    id: row.id,
    person: { id: row.user_id, name: marked(String(row.person_name)) },
    post: row.post,
    startsAt: momentOrNull(row.starts_at),
    endsAt: momentOrNull(row.ends_at),
  })

export const list = endpoint({
  summary: 'Who is, was and will be on duty for safety alerts',
  policy: { may: ['read', 'DutyShift'] },
  query: schema.ShiftQuery,
  answer: { status: 200, schema: schema.ShiftPage },
  transaction: false,
  handle: async ({ ability, query: { limit, cursor, sort, ...filters } }) =>
    ok(await listPage(ability, shiftListing, { limit, cursor, sort, filters }, presentShift)),
})

export const set = endpoint({
  summary: 'Put somebody on duty for a stretch of time, in front or behind',
  policy: { may: ['set-duty', 'DutyShift'] },
  body: schema.NewShift,
  answer: { status: 201, schema: schema.ShiftSeen },
  transaction: true,
  lasting: 'whoever still sets duties, which is asked first, may know who has duty',
  handle: async ({ ability, context, body }) => {
    const { userId, post, startsAt, endsAt } = body
    const stretch = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) }
    const { id } = await setDuty(context, { userId, post, ...stretch })
    const question = { limit: 1, sort: 'startsAt', filters: { id } }
    const { items } = await listPage(ability, shiftListing, question, presentShift)
    return created('/api/v1/duty-shifts', items[0])
  },
})

export const end = endpoint({
  summary: 'Take a shift out of the roster; one that has begun ends now',
  policy: { may: ['set-duty', 'DutyShift'] },
  params: byId,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    await endDuty(context, await findFor(ability, 'set-duty', DutyShift, params.id))
    return done
  },
})
