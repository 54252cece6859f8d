import type { Training } from '../../models/Training.ts'
import type { TrainingAttendance } from '../../models/TrainingAttendance.ts'
import { visible } from '../../policies/visibility.ts'
import type { Row } from '../list.ts'
import { personOf } from '../people.ts'
import { marked, markedOrNull } from '../text.ts'

/** A training as this reader may see it: from a row of trainingListing, or found through the door. */
export function presentTraining(row: Row | Training) {
  const { id, firmId, kind, title, heldOn, minutes, pointsTenths, accreditedBy } = row as Training
  return visible('Training', row as Row, {
    ...{ id, kind, heldOn, minutes },
    firmId: firmId ?? null,
    title: marked(title),
    pointsTenths: pointsTenths ?? null,
    accreditedBy: markedOrNull(accreditedBy),
  })
}

export async function presentAttendance({ id, firmId, userId, attendee }: TrainingAttendance) {
  const name = userId ? (await personOf(userId)).name : marked(attendee ?? '')
  return { id, firmId, userId: userId ?? null, name }
}
