import { z } from 'zod'
import { appointments, hearingNeeds } from '../../models/Preparation.ts'
import { byId, date, paragraph, uuid } from '../text.ts'
import { Person } from './schema.ts'

export const OfPreparation = byId.extend({ preparationId: uuid })

const needs = z
  .array(z.enum(hearingNeeds))
  .min(1)
  .refine(all => new Set(all).size === all.length, 'says something twice')

export const NewPreparation = z.strictObject({
  appointment: z.enum(appointments),
  heldOn: date.nullable().optional(),
  deadlineId: uuid.nullable().optional(),
  needs,
  note: paragraph(4000).nullable().optional(),
})

export const PreparationEdit = NewPreparation.partial()

export const PreparationSeen = z.strictObject({
  id: uuid,
  appointment: z.enum(appointments),
  heldOn: z.string().nullable(),
  deadlineId: uuid.nullable(),
  needs: z.array(z.enum(hearingNeeds)),
  note: z.string().nullable(),
  recordedBy: Person,
  recordedAt: z.string(),
  endedOn: z.string().nullable(),
})
