import { z } from 'zod'
import { matterKinds, matterStatuses } from '../../models/Matter.ts'
import { paging } from '../page.ts'
import { date, paragraph, uuid } from '../text.ts'
import { Member } from './team-schema.ts'

const kind = z.enum(matterKinds)
const named = z.strictObject({ id: z.string(), name: z.string() })
const words = paragraph(20_000).nullable().optional()

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
  scope: words,
  instructions: words,
})

export const MatterChange = z
  .strictObject({ scope: words, instructions: words })
  .refine(change => Object.keys(change).length > 0, 'nothing to change')

export const Offer = z.strictObject({ firmId: uuid })
export const ConflictAnswer = z.strictObject({
  outcome: z.enum(['clear', 'conflict', 'conditional']),
  checkedOn: date.optional(),
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
  minutesGiven: z.number(),
})

const part = z.record(z.string(), z.unknown()).optional()
const parts = z.array(z.record(z.string(), z.unknown())).optional()

/** The outline for everybody who sees the matter; the rest for those who work on it, as far as they see it. */
export const Matter = MatterOutline.extend({
  caseId: z.string().nullable().optional(),
  scope: z.string().nullable().optional(),
  instructions: z.string().nullable().optional(),
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
