import { invalid } from '../../../errors.ts'
import { Firm } from '../../../models/Firm.ts'
import { Training, type TrainingKind } from '../../../models/Training.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'

export interface TrainingInput {
  kind: TrainingKind
  title: string
  heldOn: string
  minutes: number
  /** Points of professional development in tenths, and who accredited them. */
  pointsTenths?: number | null | undefined
  accreditedBy?: string | null | undefined
  /** The firm for whose people alone it is held. */
  firmId?: string | null | undefined
}

/** Writes down a session in which the centre teaches lawyers of firms; it may lie ahead. Throws 422 for a firm that is none. */
export async function addTraining(context: Context, input: TrainingInput): Promise<Training> {
  const { pointsTenths = null, accreditedBy = null, firmId = null, ...session } = input
  if (pointsTenths !== null && accreditedBy === null) throw invalid('/accreditedBy', 'is missing')
  if (firmId && !(await Firm.findByPk(firmId))) throw invalid('/firmId', 'there is no such firm')
  const training = await Training.create({
    ...session,
    ...{ pointsTenths, accreditedBy, firmId },
    recordedBy: context.actor.id,
  })
  await record(context, 'training.added', training, { outcome: session.kind })
  return training
}
