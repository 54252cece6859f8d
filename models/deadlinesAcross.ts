import { Op } from 'sequelize'
import { Case } from './Case.ts'
import { Deadline } from './Deadline.ts'

/** The running and missed deadlines of a jurisdiction whose counting a day can touch: begun by it, not past before it. */
export async function deadlinesAcross(jurisdiction: string, day: string): Promise<Deadline[]> {
  return Deadline.findAll({
    where: {
      state: ['running', 'missed'],
      kind: 'derived',
      basisDate: { [Op.lte]: day },
      legalLastDay: { [Op.gte]: day },
    },
    include: [{ model: Case, as: 'legalCase', attributes: [], where: { jurisdiction }, required: true }],
    lock: true,
  })
}
