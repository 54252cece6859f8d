import type { CalendarFeed } from '../../models/CalendarFeed.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

/** Ends a calendar feed: its address finds nothing from now on. */
export async function revokeCalendarFeed(context: Context, feed: CalendarFeed): Promise<void> {
  await feed.update({ revokedAt: context.now })
  await record(context, 'calendar-feed.revoked', feed)
}
