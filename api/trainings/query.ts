import { Op } from 'sequelize'
import type { Training } from '../../models/Training.ts'
import { TrainingAttendance } from '../../models/TrainingAttendance.ts'
import type { Ability } from '../../policies/ability.ts'
import { accessible } from '../../policies/scope.ts'

/** The attendances of a training that the reader may see: their firm's, or their own. */
export function attendancesFor(ability: Ability, { id: trainingId }: Training) {
  return { trainingId, [Op.and]: [accessible(ability, 'read', TrainingAttendance)] }
}
