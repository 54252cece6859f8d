import { Employment } from '../../models/Employment.ts'
import { Firm } from '../../models/Firm.ts'
import { User } from '../../models/User.ts'
import { Wall } from '../../models/Wall.ts'
import { wallsInEffect } from '../../policies/conditions.ts'
import { firmRoles } from '../../policies/vocabulary.ts'

/** Who somebody was on a day: where they worked, and whether they are shielded. */
export interface People {
  nameOf: (personId: string, at: Date, on: string) => string | null
  firmOn: (personId: string, on: string) => string | null
  firmName: (firmId: string) => string
  /** The name of a firm, or null where a wall against it stands today. */
  nameOfFirm: (firmId: string) => string | null
  ofFirm: (roles: string) => boolean
}

/** Gathers the people and firms of a statement, with the walls on the client's cases. */
export async function peopleAround(cases: string[], ids: string[]): Promise<People> {
  const users = new Map((await User.findAll({ where: { id: ids } })).map(user => [user.id, user]))
  const firms = new Map(
    (await Firm.findAll({ attributes: ['id', 'name'] })).map(firm => [firm.id, firm.name]),
  )
  const firmName = (firmId: string) => firms.get(firmId) ?? '–'
  const employments = await Employment.findAll({ where: { userId: ids } })
  const walls = await Wall.findAll({ where: { caseId: cases } })
  const firmOn = (personId: string, on: string) =>
    employments.find(one => one.userId === personId && one.startsOn <= on && one.endsOn >= on)?.firmId ??
    users.get(personId)?.firmId ??
    null
  return {
    firmOn,
    nameOf(personId, at, on) {
      const firmId = firmOn(personId, on)
      const kept = walls.some(wall => standsAt(wall, at) && (wall.userId === personId || named(wall, firmId)))
      return kept ? null : (users.get(personId)?.displayName ?? '–')
    },
    firmName,
    nameOfFirm: firmId =>
      walls.some(wall => named(wall, firmId) && wallsInEffect.includes(wall.state)) ? null : firmName(firmId),
    ofFirm: roles => roles.split(' ').some(role => firmRoles.some(known => known === role)),
  }
}

const named = ({ firmId }: Wall, id: string | null): boolean => id !== null && firmId === id

/** A wall shields what was before it too; one that was lifted shields what happened while it stood. */
function standsAt({ state, createdAt, updatedAt }: Wall, at: Date): boolean {
  return wallsInEffect.includes(state) || (createdAt <= at && at <= updatedAt)
}
