import { ApiToken } from '../../models/ApiToken.ts'
import { CalendarFeed } from '../../models/CalendarFeed.ts'
import { KnownDevice } from '../../models/KnownDevice.ts'
import { Session } from '../../models/Session.ts'
import { SingleUseLink } from '../../models/SingleUseLink.ts'
import type { Context } from '../context.ts'

/**
 * Ends every session, API token and calendar feed of a person. Part of the commands that change what a person may do, or
 * how they sign in: whoever knew the old password could have made a feed.
 */
export async function endAccess(context: Context, userId: string, because: string): Promise<void> {
  await Session.update({ endedAt: context.now, endedBecause: because }, { where: { userId, endedAt: null } })
  await ApiToken.update({ revokedAt: context.now }, { where: { userId, revokedAt: null } })
  await CalendarFeed.update({ revokedAt: context.now }, { where: { userId, revokedAt: null } })
}

/** Makes the links that a person has not used worthless, and forgets the browsers that they used. */
export async function endLinks(context: Context, userId: string): Promise<void> {
  await SingleUseLink.update({ usedAt: context.now }, { where: { userId, usedAt: null } })
  await KnownDevice.destroy({ where: { userId } })
}
