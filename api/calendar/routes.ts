import { z } from 'zod'
import { Problem } from '../../errors.ts'
import { CalendarFeed } from '../../models/CalendarFeed.ts'
import { inTransaction } from '../../models/database.ts'
import type { Ability } from '../../policies/ability.ts'
import { standing } from '../actor.ts'
import { endpoint, etagOf } from '../endpoint.ts'
import type { House } from '../house.ts'
import { calendarDates } from './dates.ts'
import { accountBehind, type FeedAccount } from './query.ts'
import { calendarText } from './text.ts'

const ByToken = z.strictObject({ token: z.string().regex(/^cwf_[\w-]{43}$/) })

export const feed = endpoint({
  summary: 'The deadlines of whoever made this address, as a calendar without names',
  policy: {
    everybody: 'a calendar cannot sign in: the token in the address opens what its owner may see now',
  },
  params: ByToken,
  answer: { status: 200, media: 'text/calendar' },
  transaction: false,
  handle: async ({ params, house }) => {
    const bytes = Buffer.from(calendarText(await calendarDates(await ownerOf(params.token, house))))
    return {
      status: 200,
      headers: { 'Cache-Control': 'private', ETag: etagOf(bytes.toString()) },
      file: { type: 'text/calendar; charset=utf-8', name: 'deadlines.ics', bytes },
    }
  },
})

/** What the owner of a feed may do now. Every token that opens nothing gives the same 404, whatever is the matter with it. */
async function ownerOf(token: string, house: House): Promise<Ability> {
  const rows = await accountBehind(token)
  const first = rows[0]
  const owner = first && standing(rows, first, house, [])
  if (!owner) throw new Problem('not-found', 'There is no such thing, or it is not yours to see')
  await touch(first, house.clock.now())
  return owner.ability
}

const HOUR = 3_600_000

/** Keeps when a calendar last asked, to the hour: calendars ask all day long. */
async function touch({ feedId, lastUsedAt }: FeedAccount, now: Date): Promise<void> {
  if (lastUsedAt !== null && now.getTime() - new Date(lastUsedAt).getTime() < HOUR) return
  await inTransaction(() => CalendarFeed.update({ lastUsedAt: now }, { where: { id: feedId } }))
}
