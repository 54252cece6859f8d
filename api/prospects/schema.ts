import { z } from 'zod'
import { engagementStages } from '../../models/EngagementStep.ts'
import { pageSchema, paging } from '../page.ts'
import { date, uuid } from '../text.ts'

const status = z.enum(['prospect', 'engaged'])
const stage = z.enum(engagementStages)

export const ProspectQuery = z.strictObject({
  ...paging,
  sort: z.enum(['nextActionOn', '-nextActionOn']).default('nextActionOn'),
  stage: stage.optional(),
  status: status.optional(),
})

export const ProspectAnswer = z.strictObject({
  id: uuid,
  name: z.string(),
  status,
  /** How far the talks have come; null before the first contact. */
  stage: stage.nullable(),
  since: date.nullable(),
  daysWaiting: z.int().nullable(),
  nextAction: z.strictObject({ taskId: uuid, what: z.string(), dueOn: date }).nullable(),
})

export const ProspectPage = pageSchema(ProspectAnswer)
