import { z } from 'zod'
import { conflictDecisions } from '../../models/ConflictSearch.ts'
import { relations } from '../../models/FamilyLink.ts'
import { paging } from '../page.ts'
import { line, paragraph, uuid } from '../text.ts'

/** Names travel in the body, so that none stands in an address or a log. */
export const Question = z
  .strictObject({
    names: z.array(line(200)).max(20).default([]),
    documentNumbers: z.array(line(60)).max(20).default([]),
    caseId: uuid.optional(),
  })
  .refine(({ names, documentNumbers }) => names.length + documentNumbers.length > 0, {
    path: ['names'],
    message: 'name somebody, or a document number',
  })

export const SearchesQuery = z.strictObject({
  ...paging,
  sort: z.enum(['askedAt', '-askedAt']).default('-askedAt'),
})

export const Decision = z.strictObject({
  decision: z.enum(conflictDecisions),
  note: paragraph(4000).nullable().optional(),
})

const Person = z.strictObject({ id: uuid, name: z.string() })
const named = { id: uuid, reference: z.string() }

const Hit = z.strictObject({
  what: z.enum(['client', 'party']),
  standing: z.string(),
  client: z.strictObject(named).nullable(),
  case: z.strictObject(named).nullable(),
  status: z.string(),
  lead: Person,
  score: z.number(),
  agreements: z.array(
    z.strictObject({
      asked: z.enum(['name', 'documentNumber']),
      position: z.number(),
      score: z.number(),
      reasons: z.array(z.string()),
    }),
  ),
  relativeOf: z.array(z.strictObject({ ...named, relation: z.enum(relations) })),
})

export const SearchSeen = z.strictObject({
  id: uuid,
  caseId: uuid.nullable(),
  askedBy: Person,
  askedAt: z.string(),
  hits: z.array(Hit),
  complete: z.boolean(),
  decision: z.enum(conflictDecisions).nullable(),
  decidedBy: Person.nullable(),
  decidedAt: z.string().nullable(),
  note: z.string().nullable().optional(),
})
