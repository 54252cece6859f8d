import { type Grade, LawyerProfile } from '../../../../models/LawyerProfile.ts'
import { select } from '../../../../models/statements.ts'
import { TeamMember } from '../../../../models/TeamMember.ts'
import { User } from '../../../../models/User.ts'
import { lockedMonths } from '../openPeriod.ts'
import { type OfFirm, peopleOfFirm } from '../peopleOfFirm.ts'
import type { EntryOfDay } from '../sameHour.ts'
import type { Meant } from './resolve.ts'
import { knownNames } from './rowKeys.ts'

/** What stands in the database of the people, matters and days that a file names. */
export interface Facts {
  firmId: string
  today: string
  locked: ReadonlySet<string>
  isOfFirm: OfFirm
  grades: ReadonlyMap<string, Grade>
  /** Since when somebody was on the team of a matter. */
  teamSince: (matterId: string, userId: string) => string | undefined
  /** What somebody worked on a day. */
  entriesOn: (userId: string, day: string) => readonly EntryOfDay[]
  /** The names of lines that came in before. */
  known: ReadonlySet<string>
}

const AT_ONCE = 500

/** Asks for all of a file at once: a few statements, however many lines it has. */
export async function gatherFacts(
  firmId: string,
  today: string,
  lines: readonly Meant[],
  names: readonly string[],
): Promise<Facts> {
  const userIds = [...new Set(lines.map(({ userId }) => userId))]
  const matterIds = [...new Set(lines.flatMap(({ matterId }) => matterId ?? []))]
  const locked = await lockedMonths(firmId)
  // Locked as for an entry by hand, so that no day of theirs grows while the file is judged.
  await User.findAll({ where: { id: userIds }, attributes: ['id'], order: ['id'], lock: true })
  const profiles = await LawyerProfile.findAll({ where: { userId: userIds } })
  return {
    firmId,
    today,
    locked,
    isOfFirm: await peopleOfFirm(firmId, userIds),
    grades: new Map(profiles.map(({ userId, grade }) => [userId, grade])),
    teamSince: await teams(matterIds),
    entriesOn: await entries(userIds, lines.map(({ workedOn }) => workedOn).sort()),
    known: await knownNames(names),
  }
}

async function teams(matterIds: readonly string[]): Promise<Facts['teamSince']> {
  const since = new Map<string, string>()
  for (let at = 0; at < matterIds.length; at += AT_ONCE) {
    const members = await TeamMember.findAll({ where: { matterId: matterIds.slice(at, at + AT_ONCE) } })
    for (const { matterId, userId, startsOn } of members) {
      const key = `${matterId} ${userId}`
      const earlier = since.get(key)
      if (!earlier || startsOn < earlier) since.set(key, startsOn)
    }
  }
  return (matterId, userId) => since.get(`${matterId} ${userId}`)
}

async function entries(userIds: readonly string[], days: readonly string[]): Promise<Facts['entriesOn']> {
  const [first] = days
  const last = days.at(-1)
  if (!first || !last || userIds.length === 0) return () => []
  const rows = await select<EntryOfDay & { userId: string; workedOn: string }>(
    `SELECT id, user_id AS userId, worked_on AS workedOn, kind, matter_id AS matterId, activity, minutes
     FROM time_entries WHERE user_id IN (${userIds.map(() => '?').join(', ')})
       AND worked_on BETWEEN ? AND ? AND withdrawn_at IS NULL ORDER BY id`,
    [...userIds, first, last],
  )
  const byDay = new Map<string, EntryOfDay[]>()
  for (const row of rows) {
    const key = `${row.userId} ${row.workedOn}`
    byDay.set(key, [...(byDay.get(key) ?? []), row])
  }
  return (userId, day) => byDay.get(`${userId} ${day}`) ?? []
}
