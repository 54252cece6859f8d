import { newId } from '../../models/columns.ts'
import { type MatterClosingReason, MatterClosure } from '../../models/MatterClosure.ts'
import { MatterFeedback } from '../../models/MatterFeedback.ts'
import { Task } from '../../models/Task.ts'
import { type Day, dateOf, instantOn } from '../days.ts'
import type { FirmOfStory } from '../firms/firms.ts'
import type { World } from '../world.ts'

interface Ended {
  matterId: string
  firm: FirmOfStory
  closedOn: Day
  closedBy: string
  /** The client's language; none for work for the centre itself. */
  language: string | null
}

const likely: Partial<Record<MatterClosingReason, number>> = {
  completed: 16,
  'client-withdrew': 1,
  'lost-contact': 1,
  transferred: 1,
}
const reasons = Object.keys(likely) as MatterClosingReason[]

const LONGEST = 14

/** How a matter ended. The firm certifies within two weeks what became of its copies, and mostly says how it was. */
export function addClosing(world: World, ended: Ended): void {
  const { rows, today } = world
  const chance = world.chance.apart(5)
  const { matterId, firm, closedOn, closedBy, language } = ended
  const certified = closedOn + chance.between(1, LONGEST)
  const told = language !== null && chance.happens(0.9)
  const done = certified <= today
  const written = instantOn(closedOn, 480)
  rows.add(MatterClosure, {
    id: newId(),
    matterId,
    closedBy,
    reason: chance.weighted(reasons, reason => likely[reason] ?? 0),
    toldOn: told ? dateOf(closedOn) : null,
    toldIn: told ? language : null,
    documentsFate: chance.happens(0.7) ? 'destroyed' : 'returned',
    documentsOn: dateOf(closedOn),
    certifiedOn: done ? dateOf(certified) : null,
    certifiedBy: done ? firm.coordinator.userId : null,
    createdAt: written,
    updatedAt: done ? instantOn(certified, 200) : written,
    version: done ? 1 : 0,
  })
  if (!done) addTask(world, ended)
  else if (chance.happens(0.6)) addFeedback(world, ended, certified, chance.between(3, 5))
}

function addTask({ rows }: World, { matterId, firm, closedOn }: Ended): void {
  const at = instantOn(closedOn, 480)
  rows.add(Task, {
    id: newId(),
    kind: 'documents-certificate',
    key: `documents-certificate ${matterId}`,
    owedBy: 'firm_coordinator',
    firmId: firm.id,
    matterId,
    dueOn: dateOf(closedOn + LONGEST),
    state: 'open',
    createdAt: at,
    updatedAt: at,
  })
}

function addFeedback({ rows }: World, { matterId, firm }: Ended, on: Day, rating: number): void {
  rows.add(MatterFeedback, {
    id: newId(),
    matterId,
    givenBy: 'firm',
    rating,
    recordedBy: firm.coordinator.userId,
    createdAt: instantOn(on, 210),
  })
}
