import type { Context } from '../../commands/context.ts'
import { openPlacement } from '../../commands/partnerships/placement/offers/openPlacement.ts'
import { reorderPlacement } from '../../commands/partnerships/placement/offers/reorderPlacement.ts'
import { stopPlacement } from '../../commands/partnerships/placement/offers/stopPlacement.ts'
import { Problem } from '../../errors.ts'
import { Matter } from '../../models/Matter.ts'
import { Offer } from '../../models/Offer.ts'
import { Placement } from '../../models/Placement.ts'
import type { Ability } from '../../policies/ability.ts'
import { findFor } from '../../policies/authorize.ts'
import { type Answer, endpoint, etagOf, ok, refuseStale } from '../endpoint.ts'
import { byId } from '../text.ts'
import * as schema from './placement-schema.ts'
import { presentPlacement } from './presentPlacement.ts'

export const show = endpoint({
  summary:
    'The search for a firm that takes the matter: who was asked when, what came back, and whether it ends in time',
  policy: { may: ['read', 'Matter'] },
  params: byId,
  answer: { status: 200, schema: schema.Placement },
  transaction: false,
  handle: ({ ability, context, params }) => shown(ability, context, params.id),
})

export const open = endpoint({
  summary:
    'Open the ladder of a matter in the proposed order, or in your own for a reason; the first firm is asked',
  policy: { may: ['offer', 'Matter'] },
  params: byId,
  body: schema.NewPlacement,
  answer: { status: 201, schema: schema.Placement },
  transaction: true,
  handle: async ({ ability, context, params, body, house }) => {
    const matter = await findFor(ability, 'offer', Matter, params.id)
    await openPlacement(context, matter, body, house.config.PUBLIC_URL)
    const { body: placement, headers } = await shown(ability, context, matter.id)
    const Location = `/api/v1/matters/${matter.id}/placement`
    return { status: 201, body: placement, headers: { ...headers, Location } }
  },
})

export const order = endpoint({
  summary: 'Change the order of the firms that are still to be asked',
  policy: { may: ['offer', 'Matter'] },
  params: byId,
  body: schema.NewOrder,
  answer: { status: 200, schema: schema.Placement },
  transaction: true,
  edits: true,
  handle: async ({ ability, context, params, body, http }) => {
    const matter = await findFor(ability, 'offer', Matter, params.id)
    refuseStale(http, versionOf(await rungsOf(await latestOf(matter))))
    await reorderPlacement(context, matter, body)
    return shown(ability, context, matter.id)
  },
})

export const stop = endpoint({
  summary: 'Stop the search for a firm. What was offered is withdrawn',
  policy: { may: ['offer', 'Matter'] },
  params: byId,
  answer: { status: 200, schema: schema.Placement },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const matter = await findFor(ability, 'offer', Matter, params.id)
    await stopPlacement(context, matter)
    return shown(ability, context, matter.id)
  },
})

async function shown(ability: Ability, context: Context, id: string): Promise<Answer> {
  const matter = await findFor(ability, 'read', Matter, id, { group: 'placement' })
  const placement = await latestOf(matter)
  const rungs = await rungsOf(placement)
  const body = await presentPlacement(ability, context, { matter, placement, rungs })
  return ok(body, { ETag: etagOf(versionOf(rungs)) })
}

async function latestOf({ id: matterId }: Matter): Promise<Placement> {
  const [latest] = await Placement.findAll({
    where: { matterId },
    order: [
      ['openedAt', 'DESC'],
      ['id', 'DESC'],
    ],
    limit: 1,
  })
  if (!latest) throw new Problem('not-found', 'No search for a firm was opened for this matter')
  return latest
}

const rungsOf = ({ id: placementId }: Placement): Promise<Offer[]> =>
  Offer.findAll({ where: { placementId }, order: ['rank'], include: ['firm'] })

/** What an edit of the order must have read: who stands where, and whose turn it is. */
const versionOf = (rungs: Offer[]) => rungs.map(({ id, rank, state }) => [id, rank, state])
