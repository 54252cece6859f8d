import { watchIntake as watch } from '../commands/psychosocial/watchIntake.ts'
import { inTransaction } from '../models/database.ts'
import type { Handler } from './place.ts'

/** Sees to it that somebody looks at what was asked from outside. */
export const watchIntake: Handler = context => inTransaction(() => watch(context))
