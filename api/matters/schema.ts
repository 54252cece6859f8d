import { z } from 'zod'
import { declineReasons } from '../../commands/partnerships/placement/offers/answerOffer.ts'
import { matterKinds, matterStatuses } from '../../models/Matter.ts'
import { paging } from '../page.ts'
import { date, languageTag, line, paragraph, uuid } from '../text.ts'
import { Member } from './team-schema.ts'

const kind = z.enum(matterKinds)
const named = z.strictObject({ id: z.string(), name: z.string() })
const words = paragraph(20_000).nullable().optional()
const some = (item: z.ZodString, most: number) =>
  z
    .array(item)
    .max(most)
    .refine(all => new Set(all).size === all.length, 'says something twice')
    .nullable()
    .optional()

/** What a firm is asked to do, and what it needs for that. */
const asked = {
  scope: words,
  instructions: words,
  languages: some(languageTag, 20),
  sectors: some(line(100), 50),
  opposingBodies: some(line(200), 50),
  neededUntil: date.nullable().optional(),
  track: line(32).nullable().optional(),
  deadlineId: uuid.nullable().optional(),
  supervisorId: uuid.nullable().optional(),
}

export const MatterQuery = z.strictObject({
  ...paging,
  sort: z.string().max(40).default('-openedOn'),
  status: z.enum(matterStatuses).optional(),
  kind: kind.optional(),
  firmId: uuid.optional(),
  caseId: uuid.optional(),
})

export const NewMatter = z.strictObject({
  caseId: uuid.nullable(),
  kind,
  ...asked,
})

export const MatterChange = z
  .strictObject(asked)
  .refine(change => Object.keys(change).length > 0, 'nothing to change')

export const Offer = z.strictObject({ firmId: uuid })

/** A firm's answer, with what else the request says: only a no has a reason. */
const answerWith = <T extends z.ZodRawShape>(besides: T) =>
  z.discriminatedUnion('answer', [
    z.strictObject({ ...besides, answer: z.literal('yes') }),
    z.strictObject({ ...besides, answer: z.literal('no'), reason: z.enum(declineReasons) }),
    z.strictObject({ ...besides, answer: z.literal('conflict') }),
  ])

export const OfferAnswer = answerWith({})
export const AnswerByLink = answerWith({ token: z.string().min(20).max(200) })
export const ConditionAnswer = z.strictObject({ accept: z.boolean() })
export const ConflictAnswer = z.strictObject({
  outcome: z.enum(['clear', 'conflict', 'conditional']),
  checkedOn: date.optional(),
  condition: paragraph(2000).optional(),
})

export const MatterOutline = z.strictObject({
  id: z.string(),
  reference: z.string(),
  kind: z.string(),
  status: z.string(),
  stage: z.string().nullable(),
  stageName: z.string().nullable(),
  nextDeadlineOn: z.string().nullable(),
  lead: named.nullable(),
  firm: named.nullable(),
  conflictCheck: z.string(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  neededUntil: z.string().nullable(),
  minutesGiven: z.number(),
})

const part = z.record(z.string(), z.unknown()).optional()
const parts = z.array(z.record(z.string(), z.unknown())).optional()

/** The outline for everybody who sees the matter; the rest for those who work on it, as far as they see it. */
export const Matter = MatterOutline.extend({
  caseId: z.string().nullable().optional(),
  scope: z.string().nullable().optional(),
  instructions: z.string().nullable().optional(),
  track: z.string().nullable().optional(),
  deadlineId: z.string().nullable().optional(),
  languages: z.array(z.string()).optional(),
  sectors: z.array(z.string()).optional(),
  opposingBodies: z.array(z.string()).optional(),
  supervisor: named.nullable().optional(),
  team: z.array(Member).optional(),
  case: part,
  client: part,
  steps: parts,
  deadlines: parts,
})

export const Slip = z.strictObject({
  names: z.array(z.string()),
  nationalities: z.array(z.string()),
  opposingBodies: z.array(z.string()),
})
