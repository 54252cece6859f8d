import { Case } from '../../../models/Case.ts'
import { CaseGround } from '../../../models/CaseGround.ts'
import { Client } from '../../../models/Client.ts'
import { Firm } from '../../../models/Firm.ts'
import { GroupAttendance } from '../../../models/GroupAttendance.ts'
import { GroupSession } from '../../../models/GroupSession.ts'
import { Matter } from '../../../models/Matter.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { attendanceCodes, ServiceSession } from '../../../models/ServiceSession.ts'
import { activities, TimeEntry } from '../../../models/TimeEntry.ts'
import type { Chance } from './chance.ts'
import { dayOfT } from './world.ts'

/** A day of neither year that is asked for: whatever happened then leaves the figures. */
const LONG_AGO = '2020-02-29'

/** Changes in place whatever the centre's commands change in place: of none of this a history is kept. */
export async function editWorld(chance: Chance): Promise<void> {
  await editFiles(chance)
  await editGrounds(chance)
  await editWork(chance)
  await editSessions(chance)
}

async function editFiles(chance: Chance): Promise<void> {
  const language = { language: 'fr', forLetters: true, speaks: true, reads: false, writes: false }
  for (const client of await Client.findAll()) {
    await client.update({
      birthDate: { date: chance.pick(['1961-01-01', '2019']), estimated: false },
      gender: chance.pick(['female', 'male', null]),
      nationalities: chance.pick([['SO'], ['PK', 'SO']]),
      languages: [language],
      specificNeeds: chance.pick([['DS'], []]),
    })
  }
}

async function editGrounds(chance: Chance): Promise<void> {
  for (const { id: caseId } of await Case.findAll()) {
    const known = await CaseGround.findAll({ where: { caseId } })
    const more = ['TORTURE', 'BOR2', 'BOR3', 'PERSECUTION'].filter(one =>
      known.every(({ ground }) => ground !== one),
    )
    if (more.length > 0) await CaseGround.create({ caseId, ground: chance.pick(more), result: 'pending' })
  }
}

/** Matters go to another firm, checks are made again, hours are corrected, agreements end before their time. */
async function editWork(chance: Chance): Promise<void> {
  const firms = await Firm.findAll()
  for (const matter of await Matter.findAll({ where: { status: ['active', 'closed'] } })) {
    await matter.update({ firmId: chance.pick(firms).id, conflictCheckedOn: LONG_AGO })
  }
  for (const entry of await TimeEntry.findAll()) {
    await entry.update({ minutes: chance.pick([6, 612]), activity: chance.pick(activities) })
  }
  for (const agreement of await Partnership.findAll({ where: { state: 'signed' } })) {
    if (agreement.startsOn < dayOfT)
      await agreement.update({ startsOn: LONG_AGO, endsOn: '2020-03-01', endedBecause: null })
  }
}

async function editSessions(chance: Chance): Promise<void> {
  for (const session of await ServiceSession.findAll()) {
    await session.update({ attendance: chance.pick(attendanceCodes), heldOn: LONG_AGO })
  }
  for (const session of await GroupSession.findAll()) {
    await session.update({ heldOn: LONG_AGO, adults: chance.whole(0, 9) })
  }
  for (const attendance of await GroupAttendance.findAll()) {
    await attendance.update({ attendance: chance.pick(['attended', 'missed'] as const) })
  }
}
