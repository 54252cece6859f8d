import { correctHours } from '../../commands/partnerships/hours/correctHours.ts'
import { verifyHours } from '../../commands/partnerships/hours/verifyHours.ts'
import { withdrawHours } from '../../commands/partnerships/hours/withdrawHours.ts'
import { Matter } from '../../models/Matter.ts'
import { TimeEntry } from '../../models/TimeEntry.ts'
import { User } from '../../models/User.ts'
import type { Ability } from '../../policies/ability.ts'
import { findFor } from '../../policies/authorize.ts'
import { endpoint, ok, okWithVersion, refuseStale } from '../endpoint.ts'
import { byId } from '../text.ts'
import { presentEntry } from './present.ts'
import * as schema from './schema.ts'

export const read = endpoint({
  summary: 'One entry of hours',
  policy: { may: ['read', 'TimeEntry'] },
  params: byId,
  answer: { status: 200, schema: schema.Hours },
  transaction: false,
  handle: async ({ ability, params }) => okWithVersion(await shown(ability, params.id)),
})

export const correction = endpoint({
  summary:
    'Correct hours before they are verified. The note is read by the firm and by the case’s caseworkers',
  policy: { may: ['update', 'TimeEntry'] },
  params: byId,
  body: schema.HoursEdit,
  answer: { status: 200, schema: schema.Hours },
  transaction: true,
  edits: true,
  handle: async ({ ability, context, params, body, http }) => {
    const entry = await findFor(ability, 'update', TimeEntry, params.id)
    refuseStale(http, await presented(entry))
    await correctHours(context, entry, body)
    return okWithVersion(await presented(entry))
  },
})

export const withdrawal = endpoint({
  summary: 'Take back hours that should not count; they stay as withdrawn',
  policy: { may: ['withdraw', 'TimeEntry'] },
  params: byId,
  answer: { status: 200, schema: schema.Hours },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const entry = await findFor(ability, 'withdraw', TimeEntry, params.id)
    await withdrawHours(context, entry)
    return ok(await presented(entry))
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
    await verifyHours(context, entry)
    return ok(await presented(entry))
  },
})

/** An entry as its reader sees it. */
export async function shown(ability: Ability, id: string) {
  return presented(await findFor(ability, 'read', TimeEntry, id))
}

async function presented(entry: TimeEntry) {
  const lawyer = await User.findByPk(entry.userId, { rejectOnEmpty: true })
  const matter = entry.matterId ? await Matter.findByPk(entry.matterId) : null
  return presentEntry(entry, lawyer, matter)
}
