import { z } from 'zod'
import { uuid } from '../text.ts'

const Feed = z.strictObject({
  id: uuid,
  createdAt: z.string(),
  /** To the hour; null while no calendar has fetched it. */
  lastUsedAt: z.string().nullable(),
})

export const FeedAnswer = z.strictObject({ feed: Feed.nullable() })

/** The address is in this answer and nowhere else. */
export const NewFeedAnswer = Feed.extend({ address: z.string() })
