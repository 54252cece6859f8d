import { newId } from '../../models/columns.ts'
import { SafetyAlert } from '../../models/SafetyAlert.ts'
import { SafetyCall } from '../../models/SafetyCall.ts'
import { instantOn } from '../days.ts'
import type { World } from '../world.ts'

interface Served {
  clientId: string
  referralId: string
  worker: string
}

/** An alert of this morning that nobody has taken, and one of three weeks ago that was taken and closed. */
export function addAlerts(world: World, served: Served): void {
  addOpen(world, served)
  addClosed(world, served)
}

function addOpen({ rows, today }: World, { worker, ...about }: Served): void {
  const raisedAt = instantOn(today, 5)
  rows.add(SafetyAlert, {
    ...{ id: newId(), reference: rows.reference('AL'), ...about },
    ...{ flag: 'homeless-tonight', source: 'clinician', state: 'open', raisedBy: worker },
    words: 'The landlord changed the lock this morning.',
    ...{ raisedAt, nextCallAt: raisedAt, createdAt: raisedAt, updatedAt: raisedAt },
  })
}

function addClosed({ rows, days, staff, today }: World, { worker, ...about }: Served): void {
  const [, colleague = worker] = staff.counsellors
  const day = days.upTo(today - 21, today - 40)
  const at = (minutes: number) => instantOn(day, minutes)
  const alertId = newId()
  rows.add(SafetyAlert, {
    ...{ id: alertId, reference: rows.reference('AL'), ...about },
    ...{ flag: 'violence-now', source: 'clinician', state: 'closed', raisedBy: worker },
    words: 'Was followed home twice this week.',
    ...{ raisedAt: at(300), callsMade: 1, takenBy: colleague, takenAt: at(304) },
    ...{ closedBy: colleague, closedAt: at(400), outcome: 'made-safe' },
    ...{ createdAt: at(300), updatedAt: at(400) },
  })
  rows.add(SafetyCall, { id: newId(), alertId, userId: colleague, turn: 0, calledAt: at(300) })
}
