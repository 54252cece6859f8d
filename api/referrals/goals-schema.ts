import { z } from 'zod'
import { goalStates } from '../../models/Goal.ts'
import { pageSchema } from '../page.ts'
import { date, paragraph, uuid } from '../text.ts'
import { person } from './sessions-schema.ts'

export const goalParams = z.strictObject({ id: uuid, goalId: uuid })

const written = { aim: paragraph(4000), agreedOn: date, reviewDueOn: date }

export const NewGoal = z.strictObject(written)

export const GoalChange = z
  .strictObject({ ...z.object(written).partial().shape, state: z.enum(goalStates).optional() })
  .refine(change => Object.keys(change).length > 0, 'says nothing to change')

export const Goal = z.strictObject({
  id: uuid,
  aim: z.string(),
  agreedOn: date,
  reviewDueOn: date,
  state: z.enum(goalStates),
  settledOn: date.nullable(),
  setBy: person,
})

export const GoalPage = pageSchema(Goal)
