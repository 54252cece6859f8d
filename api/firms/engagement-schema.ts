import { z } from 'zod'
import { conversationKinds } from '../../models/Conversation.ts'
import { engagementStages } from '../../models/EngagementStep.ts'
import { pageSchema } from '../page.ts'
import { date, line, paragraph, uuid } from '../text.ts'

const Person = z.strictObject({ id: uuid, name: z.string() })

const note = paragraph(4000).nullable().optional()

export const NewStep = z.strictObject({
  stage: z.enum(engagementStages),
  happenedOn: date,
  note,
  next: z
    .strictObject({ what: line(400), dueOn: date })
    .nullable()
    .optional(),
})

export const StepAnswer = z.strictObject({
  id: uuid,
  stage: z.enum(engagementStages),
  happenedOn: date,
  note: z.string().nullable(),
  recordedBy: Person,
})

export const NewConversation = z.strictObject({
  contactId: uuid.nullable().optional(),
  heldOn: date,
  kind: z.enum(conversationKinds),
  withSenior: z.boolean().default(false),
  note,
})

export const ConversationAnswer = z.strictObject({
  id: uuid,
  contactId: uuid.nullable(),
  heldOn: date,
  kind: z.enum(conversationKinds),
  withSenior: z.boolean(),
  note: z.string().nullable(),
  recordedBy: Person,
})

export const StepPage = pageSchema(StepAnswer)
export const ConversationPage = pageSchema(ConversationAnswer)
