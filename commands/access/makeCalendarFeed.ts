import { CalendarFeed } from '../../models/CalendarFeed.ts'
import { User } from '../../models/User.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { newSecret } from './secrets.ts'

/** Secret scanners find the addresses of our feeds by this beginning. */
const PREFIX = 'cwf_'

/** Makes the calendar feed of the person who asks; one made earlier ends. The token is returned here and never again. */
export async function makeCalendarFeed(context: Context): Promise<{ feed: CalendarFeed; token: string }> {
  const userId = context.actor.id
  // Locked, so that of two made at once the later one ends the earlier.
  await User.findByPk(userId, { attributes: ['id'], lock: true })
  await CalendarFeed.update({ revokedAt: context.now }, { where: { userId, revokedAt: null } })
  const { token, tokenHash } = newSecret(PREFIX)
  const feed = await CalendarFeed.create({ userId, tokenHash, createdAt: context.now })
  await record(context, 'calendar-feed.made', feed)
  return { feed, token }
}
