import { makeCalendarFeed } from '../../commands/access/makeCalendarFeed.ts'
import { revokeCalendarFeed } from '../../commands/access/revokeCalendarFeed.ts'
import { Problem } from '../../errors.ts'
import { CalendarFeed } from '../../models/CalendarFeed.ts'
import { inTransaction } from '../../models/database.ts'
import { created, done, endpoint, ok } from '../endpoint.ts'
import { atBrowser } from '../session/browser.ts'
import { FeedAnswer, NewFeedAnswer } from './feed-schema.ts'

const present = ({ id, createdAt, lastUsedAt }: CalendarFeed) => ({
  id,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
})

const mine = (userId: string) => ({ userId, revokedAt: null })

export const show = endpoint({
  summary: 'Whether your deadlines can be fetched by a calendar, without the address',
  policy: { signedIn: 'everybody may see their own feed' },
  answer: { status: 200, schema: FeedAnswer },
  transaction: false,
  handle: async ({ context }) => {
    const feed = await CalendarFeed.findOne({ where: mine(context.actor.id) })
    return ok({ feed: feed && present(feed) })
  },
})

export const make = endpoint({
  summary: 'Make an address at which a calendar fetches your deadlines; an earlier one ends',
  policy: { signedIn: 'a feed shows nothing that its owner may not see at that moment' },
  answer: { status: 201, schema: NewFeedAnswer },
  // Not in the frame's transaction: a repeated request must not find the address among kept answers.
  transaction: false,
  handle: async asked => {
    const session = atBrowser(asked)
    const { feed, token } = await inTransaction(() => makeCalendarFeed(asked.context, session))
    const address = `${asked.house.config.PUBLIC_URL}/api/v1/calendar/${token}.ics`
    return created('/api/v1/my/calendar-feed', { ...present(feed), address })
  },
})

export const revoke = endpoint({
  summary: 'End the address at which a calendar fetches your deadlines',
  policy: { signedIn: 'everybody may end their own feed' },
  answer: { status: 204 },
  transaction: true,
  handle: async asked => {
    atBrowser(asked)
    const feed = await CalendarFeed.findOne({ where: mine(asked.context.actor.id), lock: true })
    if (!feed) throw new Problem('not-found', 'You have no calendar feed')
    await revokeCalendarFeed(asked.context, feed)
    return done
  },
})
