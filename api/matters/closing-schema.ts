import { z } from 'zod'
import { date } from '../text.ts'

export const Closure = z.strictObject({ closedOn: date.optional() })
