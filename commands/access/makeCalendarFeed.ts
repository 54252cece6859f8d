import { CalendarFeed } from '../../models/CalendarFeed.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { newSecret } from './secrets.ts'
import { stillSignedIn } from './stillSignedIn.ts'

/** Secret scanners find the addresses of our feeds by this beginning. */
const PREFIX = 'cwf_'

/** Makes the calendar feed of the person who asks; one made earlier ends. The token is returned here and never again. */
export async function makeCalendarFeed(
  context: Context,
  session: { id: string },
): Promise<{ feed: CalendarFeed; token: string }> {
  const userId = context.actor.id
  // It locks the account, so that of two made at once the later one ends the earlier.
  await stillSignedIn(context, session)
  await CalendarFeed.update({ revokedAt: context.now }, { where: { userId, revokedAt: null } })
  const { token, tokenHash } = newSecret(PREFIX)
  const feed = await CalendarFeed.create({ userId, tokenHash, createdAt: context.now })
  await record(context, 'calendar-feed.made', feed)
  return { feed, token }
}
