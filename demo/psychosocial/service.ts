import { newId } from '../../models/columns.ts'
import { Goal } from '../../models/Goal.ts'
import { MeasureResult } from '../../models/MeasureResult.ts'
import { ServiceNote } from '../../models/ServiceNote.ts'
import { ServiceSession } from '../../models/ServiceSession.ts'
import type { Chance } from '../chance.ts'
import { type Day, dateOf, instantOn } from '../days.ts'
import type { World } from '../world.ts'

/** A service of the centre's own team, as far as what happens in it needs to know. */
export interface ServiceTold {
  referralId: string
  worker: string
  language: string
  beganOn: Day
  /** The day on which it ended; null where it goes on. */
  endedOn: Day | null
}

const notes = [
  'Walked through a day hour by hour; the mornings are the hardest. Agreed to try the breathing before the news.',
  'Spoke of the children and laughed once. Tired after; ended early at their own wish.',
  'The letter came up at once. Named what is in their hands and what is not.',
  'Came with a drawing of the house at home. Wanted it kept here.',
]
const aims = [
  'Sleep through four nights of the week',
  'Go to the library once a week with the children',
  'Know whom to call when it gets too much',
]

/** What happened in a service: sessions about every ten days, a goal or two, and two scores of how the person is. */
export function addService(world: World, told: ServiceTold): void {
  const until = told.endedOn ?? world.today
  addSessions(world, told, until)
  addGoals(world, told)
  addScores(world, told, until)
}

function addSessions(
  { rows, chance, days, today }: World,
  { referralId, worker, beganOn, endedOn }: ServiceTold,
  until: Day,
): void {
  for (let on = days.from(beganOn); on <= until; on = days.from(on + chance.between(7, 14))) {
    const id = newId()
    const came = chance.happens(0.85)
    const at = instantOn(on, 180)
    rows.add(ServiceSession, {
      ...{ id, referralId, kind: 'individual', layer: 3, heldOn: dateOf(on), heldBy: worker },
      ...{ attendance: came ? 'attended' : 'missed', minutes: came ? 50 : null, interpreter: 'none' },
      ...{ recordedBy: worker, createdAt: at, updatedAt: at },
    })
    if (came)
      rows.add(ServiceNote, {
        ...{ id: newId(), sessionId: id, authorId: worker },
        ...{ body: chance.oneOf(notes), createdAt: at },
      })
  }
  if (endedOn === null) addAppointment(rows, { referralId, worker, on: days.from(today + 4), today })
}

function addAppointment(
  rows: World['rows'],
  { referralId, worker, on, today }: { referralId: string; worker: string; on: Day; today: Day },
): void {
  const at = instantOn(today - 1, 300)
  rows.add(ServiceSession, {
    ...{ id: newId(), referralId, kind: 'individual', layer: 3, heldOn: dateOf(on), heldBy: worker },
    ...{ attendance: 'planned', interpreter: 'none', recordedBy: worker, createdAt: at, updatedAt: at },
  })
}

function addGoals({ rows, chance, today }: World, told: ServiceTold): void {
  const { referralId, worker, beganOn, endedOn } = told
  for (const aim of chance.someOf(aims, chance.between(1, 2))) {
    const reached = endedOn !== null
    rows.add(Goal, {
      ...{ id: newId(), referralId, aim, agreedOn: dateOf(beganOn), setBy: worker },
      reviewDueOn: dateOf(endedOn ?? Math.max(today + 14, beganOn + 42)),
      ...{ state: reached ? 'reached' : 'open', settledOn: reached ? dateOf(endedOn) : null },
      ...{ createdAt: instantOn(beganOn, 240), updatedAt: instantOn(endedOn ?? beganOn, 240) },
    })
  }
}

/** Two totals of the WHO-5, of 25, about twelve weeks apart: most people are better by then, some are not. */
function addScores(world: World, told: ServiceTold, until: Day): void {
  const first = world.chance.between(4, 12)
  addScore(world, told, { on: told.beganOn, total: first })
  const again = told.beganOn + 84
  if (again <= until) addScore(world, told, { on: again, total: later(world.chance, first) })
}

const later = (chance: Chance, first: number) =>
  Math.min(25, Math.max(0, first + (chance.happens(0.7) ? chance.between(2, 8) : chance.between(-3, 1))))

function addScore(
  { rows }: World,
  { referralId, worker, language }: ServiceTold,
  { on, total }: { on: Day; total: number },
): void {
  rows.add(MeasureResult, {
    ...{ id: newId(), referralId, measure: 'who5', measureVersion: 1, given: { total }, total },
    ...{ language, takenOn: dateOf(on), mode: 'self-completed', administeredBy: worker },
    ...{ recordedBy: worker, recordedAt: instantOn(on, 260) },
  })
}
