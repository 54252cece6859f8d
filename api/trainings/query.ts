import { Firm } from '../../models/Firm.ts'
import type { Training } from '../../models/Training.ts'
import type { Ability } from '../../policies/ability.ts'
import { accessible } from '../../policies/scope.ts'

/** The attendances of a training that the reader may see: those of firms whose people they may see. */
export async function attendancesFor(ability: Ability, training: Training) {
  const firms = await Firm.findAll({ attributes: ['id'], where: accessible(ability, 'read', Firm, 'people') })
  return { trainingId: training.id, firmId: firms.map(({ id }) => id) }
}
