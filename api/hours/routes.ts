import { recordHours } from '../../commands/partnerships/recordHours.ts'
import { verifyHours } from '../../commands/partnerships/verifyHours.ts'
import { Matter } from '../../models/Matter.ts'
import { TimeEntry } from '../../models/TimeEntry.ts'
import { User } from '../../models/User.ts'
import type { Ability } from '../../policies/ability.ts'
import { authorize, findFor } from '../../policies/authorize.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { pageSchema } from '../page.ts'
import { byId } from '../text.ts'
import { hoursListing } from './list.ts'
import { presentEntry, presentRow } from './present.ts'
import * as schema from './schema.ts'

const page = pageSchema(schema.Hours)

export const list = endpoint({
  summary: 'The hours that you may see',
  policy: { may: ['read', 'TimeEntry'] },
  query: schema.HoursQuery,
  answer: { status: 200, schema: page },
  transaction: false,
  handle: async ({ ability, query: { limit, cursor, sort, ...filters } }) =>
    ok(await listPage(ability, hoursListing, { limit, cursor, sort, filters }, presentRow)),
})

export const ofMatter = endpoint({
  summary: 'The hours given to one matter, as far as you may see them',
  policy: { may: ['read', 'TimeEntry'] },
  params: byId,
  query: schema.MatterHoursQuery,
  answer: { status: 200, schema: page },
  transaction: false,
  handle: async ({ ability, params, query: { limit, cursor, sort, ...span } }) => {
    const { id: matterId } = await findFor(ability, 'read', Matter, params.id)
    authorize(ability, 'read', 'TimeEntry')
    const filters = { ...span, matterId }
    return ok(await listPage(ability, hoursListing, { limit, cursor, sort, filters }, presentRow))
  },
})

export const create = endpoint({
  summary: 'Record hours that a lawyer worked on a matter',
  policy: { may: ['record-hours', 'Matter'] },
  params: byId,
  body: schema.NewHours,
  answer: { status: 201, schema: schema.Hours },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const userId = body.userId ?? context.actor.id
    const action = userId === context.actor.id ? 'record-hours' : 'record-hours-of-others'
    const matter = await findFor(ability, action, Matter, params.id)
    const entry = await recordHours(context, matter, { ...body, userId })
    return created(`/api/v1/matters/${matter.id}/hours`, await shown(ability, entry.id))
  },
})

export const verification = endpoint({
  summary: 'Confirm hours that somebody else worked and recorded',
  policy: { may: ['verify-hours', 'TimeEntry'] },
  params: byId,
  answer: { status: 200, schema: schema.Hours },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const entry = await findFor(ability, 'verify-hours', TimeEntry, params.id)
    const matter = await Matter.findByPk(entry.matterId, { rejectOnEmpty: true })
    await verifyHours(context, entry, matter)
    return ok(await shown(ability, entry.id))
  },
})

async function shown(ability: Ability, id: string) {
  const entry = await findFor(ability, 'read', TimeEntry, id)
  const lawyer = await User.findByPk(entry.userId, { attributes: ['displayName'], rejectOnEmpty: true })
  return presentEntry(entry, lawyer.displayName)
}
