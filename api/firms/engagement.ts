import { recordConversation } from '../../commands/partnerships/firms/recordConversation.ts'
import { recordEngagement } from '../../commands/partnerships/firms/recordEngagement.ts'
import { Conversation } from '../../models/Conversation.ts'
import { EngagementStep } from '../../models/EngagementStep.ts'
import { Firm } from '../../models/Firm.ts'
import { findFor } from '../../policies/authorize.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { personOf } from '../people.ts'
import { byId, markedOrNull } from '../text.ts'
import * as schema from './engagement-schema.ts'
import { newestOfFirm } from './query.ts'
import { FirmsOwn } from './schema.ts'

export const listSteps = endpoint({
  summary: 'How the talks with a firm went, newest first',
  policy: { may: ['read', 'Firm'] },
  params: byId,
  query: FirmsOwn,
  answer: { status: 200, schema: schema.StepPage },
  transaction: false,
  handle: async ({ ability, params, query }) => {
    const firm = await findFor(ability, 'read', Firm, params.id, { group: 'engagement' })
    const { items, next } = await newestOfFirm(EngagementStep, 'happenedOn', firm.id, query)
    return ok({ items: await Promise.all(items.map(presentStep)), next })
  },
})

export const addStep = endpoint({
  summary: 'Record how far the talks with a firm have come, and what comes next',
  policy: { may: ['engage', 'Firm'] },
  params: byId,
  body: schema.NewStep,
  answer: { status: 201, schema: schema.StepAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const firm = await findFor(ability, 'engage', Firm, params.id)
    const step = await recordEngagement(context, firm, body)
    return created(`/api/v1/firms/${firm.id}/engagement`, await presentStep(step))
  },
})

export const listConversations = endpoint({
  summary: 'Calls, meetings, letters and events with a firm, newest first',
  policy: { may: ['read', 'Firm'] },
  params: byId,
  query: FirmsOwn,
  answer: { status: 200, schema: schema.ConversationPage },
  transaction: false,
  handle: async ({ ability, params, query }) => {
    const firm = await findFor(ability, 'read', Firm, params.id, { group: 'engagement' })
    const { items, next } = await newestOfFirm(Conversation, 'heldOn', firm.id, query)
    return ok({ items: await Promise.all(items.map(presentConversation)), next })
  },
})

export const addConversation = endpoint({
  summary: 'Record a call, a meeting, a letter or an event with a firm',
  policy: { may: ['engage', 'Firm'] },
  params: byId,
  body: schema.NewConversation,
  answer: { status: 201, schema: schema.ConversationAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const firm = await findFor(ability, 'engage', Firm, params.id)
    const conversation = await recordConversation(context, firm, body)
    return created(`/api/v1/firms/${firm.id}/conversations`, await presentConversation(conversation))
  },
})

async function presentStep({ id, stage, happenedOn, note, recordedBy }: EngagementStep) {
  return { id, stage, happenedOn, note: markedOrNull(note), recordedBy: await personOf(recordedBy) }
}

async function presentConversation(conversation: Conversation) {
  const { id, contactId = null, heldOn, kind, withSenior, note, recordedBy } = conversation
  return {
    ...{ id, contactId, heldOn, kind },
    withSenior: Boolean(withSenior),
    note: markedOrNull(note),
    recordedBy: await personOf(recordedBy),
  }
}
