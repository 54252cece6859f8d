import type { Context } from '../context.ts'
import { countAt, type Pace, prepareAt, waitAt } from '../networkLane.ts'

/** How often a network may post the public form. */
const posts: Pace = { door: 'intake', free: 5, firstWait: 60, longestWait: 3600 }

/** How many seconds this network must wait before its next post; 0 when it may post. Reads only: a flood writes nothing. */
export const waitForIntake = (context: Context): Promise<number> => waitAt(context, posts)

/** Makes the row that counting locks, where there is none. In a transaction before that of countIntake(). */
export const prepareIntake = (context: Context): Promise<void> => prepareAt(context, posts)

/** Counts a post, so that a thousand at once are a thousand, and answers 0; or answers how many seconds to wait. */
export const countIntake = (context: Context): Promise<number> => countAt(context, posts)
