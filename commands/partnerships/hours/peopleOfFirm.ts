import { Employment } from '../../../models/Employment.ts'
import { User } from '../../../models/User.ts'

/** Tells whether a person is of a firm, or was on a day. */
export type OfFirm = (userId: string, day: string) => boolean

/** Some people as members of a firm: those who are there now, and those who were, in their time. */
export async function peopleOfFirm(firmId: string, userIds: readonly string[]): Promise<OfFirm> {
  const who = [...userIds]
  const here = await User.findAll({ where: { id: who, firmId }, attributes: ['id'] })
  const times = await Employment.findAll({ where: { userId: who, firmId } })
  const present = new Set(here.map(({ id }) => id))
  return (userId, day) =>
    present.has(userId) ||
    times.some(time => time.userId === userId && time.startsOn <= day && time.endsOn >= day)
}
