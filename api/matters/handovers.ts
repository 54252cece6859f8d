import { answerHandover } from '../../commands/partnerships/matters/answerHandover.ts'
import { handOverDeadline, isHeld } from '../../commands/partnerships/matters/handOverDeadline.ts'
import { withdrawHandover } from '../../commands/partnerships/matters/withdrawHandover.ts'
import { Problem } from '../../errors.ts'
import { Deadline } from '../../models/Deadline.ts'
import { Handover } from '../../models/Handover.ts'
import { Matter } from '../../models/Matter.ts'
import { findFor } from '../../policies/authorize.ts'
import { listChildren } from '../children.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { open } from '../open.ts'
import { pageSchema } from '../page.ts'
import { personOf } from '../people.ts'
import { byId } from '../text.ts'
import * as schema from './handovers-schema.ts'

export const list = endpoint({
  summary: 'Which deadlines were handed to whom, and what they answered',
  policy: { may: ['read', 'Matter'] },
  params: byId,
  query: schema.HandoversQuery,
  answer: { status: 200, schema: pageSchema(schema.Handover) },
  transaction: true,
  handle: async ({ ability, context, params, query }) => {
    const { id: matterId } = await open(ability, context, Matter, params.id, 'handovers')
    const present = (handover: Handover) => presentHandover(handover, context.today)
    return ok(await listChildren(Handover, { matterId }, 'offeredAt', query, present))
  },
})

export const offer = endpoint({
  summary: 'Ask a member of the team to prepare what a deadline demands',
  policy: { may: ['hand-over', 'Matter'] },
  params: byId,
  body: schema.NewHandover,
  answer: { status: 201, schema: schema.Handover },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const matter = await findFor(ability, 'hand-over', Matter, params.id)
    const handover = await handOverDeadline(context, matter, body)
    return created(`/api/v1/matters/${matter.id}/handovers`, await presentHandover(handover, context.today))
  },
})

export const answer = endpoint({
  summary: 'Accept a deadline that was handed to you, or decline it',
  policy: { may: ['accept-handover', 'Matter'] },
  params: schema.handoverParams,
  body: schema.Acceptance,
  answer: { status: 200, schema: schema.Handover },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const matter = await findFor(ability, 'accept-handover', Matter, params.id)
    const handover = await handoverOf(matter, params.handoverId)
    await answerHandover(context, handover, { matter, ...body })
    return ok(await presentHandover(handover, context.today))
  },
})

export const withdrawal = endpoint({
  summary: 'Take a deadline back that was handed to somebody',
  policy: { may: ['hand-over', 'Matter'] },
  params: schema.handoverParams,
  answer: { status: 200, schema: schema.Handover },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const matter = await findFor(ability, 'hand-over', Matter, params.id)
    const handover = await handoverOf(matter, params.handoverId)
    await withdrawHandover(context, handover, matter)
    return ok(await presentHandover(handover, context.today))
  },
})

async function handoverOf({ id: matterId }: Matter, id: string): Promise<Handover> {
  const handover = await Handover.findOne({ where: { id, matterId }, lock: true })
  if (!handover) throw new Problem('not-found', 'There is no such handover in this matter')
  return handover
}

async function presentHandover(handover: Handover, today: string) {
  const deadline = await Deadline.findByPk(handover.deadlineId, { rejectOnEmpty: true })
  const { id, name, legalLastDay, state } = deadline
  return {
    id: handover.id,
    deadline: { id, name, legalLastDay, state },
    from: await personOf(handover.fromId),
    to: await personOf(handover.toId),
    state: handover.state,
    holds: state === 'running' && (await isHeld(handover, today)),
    note: handover.note ?? null,
    offeredAt: handover.offeredAt.toISOString(),
    answeredAt: handover.answeredAt?.toISOString() ?? null,
  }
}
