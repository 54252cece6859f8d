import { breakGlass } from '../../commands/glass/breakGlass.ts'
import { confirmGlass } from '../../commands/glass/confirmGlass.ts'
import { reviewGlass } from '../../commands/glass/reviewGlass.ts'
import { record } from '../../commands/record.ts'
import { BreakGlass } from '../../models/BreakGlass.ts'
import type { Ability } from '../../policies/ability.ts'
import { authorize, findFor } from '../../policies/authorize.ts'
import { minuteOf } from '../../runtime/clock.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { atBrowser } from '../session/browser.ts'
import { byId } from '../text.ts'
import { glassListing } from './list.ts'
import { presentGlass } from './present.ts'
import { findToBreak } from './query.ts'
import * as schema from './schema.ts'

async function shown(ability: Ability, now: Date, id: string) {
  const question = { limit: 1, sort: 'askedAt', filters: { id } }
  const listing = glassListing(minuteOf(now))
  return (await listPage(ability, listing, question, presentGlass)).items[0]
}

export const list = endpoint({
  summary: 'Who broke the glass on what, why and until when: your own, or all where you judge them',
  policy: { may: ['read', 'BreakGlass'] },
  query: schema.GlassQuery,
  answer: { status: 200, schema: schema.GlassPage },
  transaction: true,
  handle: async ({ ability, context, query: { limit, cursor, sort, reviewed, ...asked } }) => {
    const filters = { ...asked, reviewed: reviewed === undefined ? undefined : reviewed === 'true' }
    const listing = glassListing(minuteOf(context.now))
    const page = await listPage(ability, listing, { limit, cursor, sort, filters }, presentGlass)
    const records = page.items.map(({ id }) => String(id))
    await record(context, 'glasses.listed', { type: 'BreakGlass', id: null }, { records })
    return ok(page)
  },
})

export const create = endpoint({
  summary: 'Break the glass: read one record in an emergency, for minutes, told to others at once',
  policy: { may: ['read', 'BreakGlass'] },
  body: schema.NewGlass,
  answer: { status: 201, schema: schema.Glass },
  transaction: true,
  handle: async asked => {
    const { ability, context, body, house } = asked
    atBrowser(asked)
    authorize(ability, 'break-glass', body.record)
    const behind = await findToBreak(ability, body)
    const { id } = await breakGlass(context, behind, body, house.config.BREAK_GLASS_MINUTES)
    return created('/api/v1/break-glass', await shown(ability, context.now, id))
  },
})

export const confirmation = endpoint({
  summary: 'Confirm, as a second person, that the glass may be broken on a record again within a day',
  policy: { may: ['confirm-glass', 'BreakGlass'] },
  params: byId,
  answer: { status: 200, schema: schema.Glass },
  transaction: true,
  handle: async asked => {
    const { ability, context, params, house } = asked
    atBrowser(asked)
    const glass = await findFor(ability, 'confirm-glass', BreakGlass, params.id)
    await confirmGlass(context, glass, house.config.BREAK_GLASS_MINUTES)
    return ok(await shown(ability, context.now, glass.id))
  },
})

export const review = endpoint({
  summary: 'Sign the review of a glass that somebody else broke',
  policy: { may: ['review-glass', 'BreakGlass'] },
  params: byId,
  body: schema.Review,
  answer: { status: 200, schema: schema.Glass },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const glass = await findFor(ability, 'review-glass', BreakGlass, params.id)
    await reviewGlass(context, glass, body)
    return ok(await shown(ability, context.now, glass.id))
  },
})
