import type { z } from 'zod'
import type { Context } from '../../commands/context.ts'
import { lapseFirm } from '../../commands/partnerships/firms/lapseFirm.ts'
import { leaveFirm } from '../../commands/partnerships/firms/leaveFirm.ts'
import { pauseFirm } from '../../commands/partnerships/firms/pauseFirm.ts'
import { returnFirm } from '../../commands/partnerships/firms/returnFirm.ts'
import { Firm } from '../../models/Firm.ts'
import { FirmStanding } from '../../models/FirmStanding.ts'
import { findFor } from '../../policies/authorize.ts'
import { endpoint, ok } from '../endpoint.ts'
import { byId, markedOrNull } from '../text.ts'
import { newestOfFirm } from './query.ts'
import { FirmsOwn } from './schema.ts'
import { NewStanding, StandingAnswer, StandingPage } from './standing-schema.ts'

export const list = endpoint({
  summary: 'What a firm was to the centre, from when on and why, newest first',
  policy: { may: ['read', 'Firm'] },
  params: byId,
  query: FirmsOwn,
  answer: { status: 200, schema: StandingPage },
  transaction: false,
  handle: async ({ ability, params, query }) => {
    const firm = await findFor(ability, 'read', Firm, params.id, { group: 'engagement' })
    const { items, next } = await newestOfFirm(FirmStanding, 'sinceOn', firm.id, query)
    return ok({ items: items.map(present), next })
  },
})

export const change = endpoint({
  summary: 'Pause a partner, let it lapse, take it back, or part with it',
  policy: { may: ['update', 'Firm'] },
  params: byId,
  body: NewStanding,
  answer: { status: 200, schema: StandingAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) =>
    ok(present(await decide(context, await findFor(ability, 'update', Firm, params.id), body))),
})

async function decide(
  context: Context,
  firm: Firm,
  { status, ...decision }: z.infer<typeof NewStanding>,
): Promise<FirmStanding> {
  if (status === 'paused') return pauseFirm(context, firm, decision)
  if (status === 'lapsed') return lapseFirm(context, firm, decision)
  if (status === 'former') return leaveFirm(context, firm, decision)
  return returnFirm(context, firm, { status, ...decision })
}

function present({ id, status, sinceOn, because, note }: FirmStanding) {
  return { id, status, sinceOn, because, note: markedOrNull(note) }
}
