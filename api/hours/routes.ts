import { recordHours } from '../../commands/partnerships/hours/recordHours.ts'
import { recordProgrammeHours } from '../../commands/partnerships/hours/recordProgrammeHours.ts'
import { Firm } from '../../models/Firm.ts'
import { Matter } from '../../models/Matter.ts'
import { authorize, findFor } from '../../policies/authorize.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { pageSchema } from '../page.ts'
import { byId } from '../text.ts'
import { hoursListing } from './list.ts'
import { shown } from './one.ts'
import { presentRow } from './present.ts'
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
    return created(`/api/v1/hours/${entry.id}`, await shown(ability, entry.id))
  },
})

export const forProgramme = endpoint({
  summary: 'Record hours that a person of a firm worked for the programme, on no matter',
  policy: { may: ['record-programme-hours', 'Firm'] },
  params: byId,
  body: schema.NewProgrammeHours,
  answer: { status: 201, schema: schema.Hours },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const userId = body.userId ?? context.actor.id
    const action = userId === context.actor.id ? 'record-programme-hours' : 'record-hours-of-others'
    const firm = await findFor(ability, action, Firm, params.id)
    const entry = await recordProgrammeHours(context, firm, { ...body, userId })
    return created(`/api/v1/hours/${entry.id}`, await shown(ability, entry.id))
  },
})
