import { Op } from 'sequelize'
import { Problem } from '../../errors.ts'
import { Firm } from '../../models/Firm.ts'
import { Training } from '../../models/Training.ts'
import { TrainingAttendance } from '../../models/TrainingAttendance.ts'
import { User } from '../../models/User.ts'
import type { Ability } from '../../policies/ability.ts'
import { accessible } from '../../policies/scope.ts'
import { paperCode } from '../paperCode.ts'
import type { TrainingCertificate } from './figures.ts'

export interface TrainingQuestion {
  trainingId: string
  attendanceId: string
  /** 'YYYY-MM-DD' */
  issuedOn: string
  centre: { name: string }
}

/** That somebody was at a training. Throws 404 where the reader may not see that attendance. */
export async function gatherTraining(
  ability: Ability,
  { trainingId, attendanceId, issuedOn, centre }: TrainingQuestion,
): Promise<TrainingCertificate> {
  const attendance = await attendanceFor(ability, { trainingId, attendanceId })
  const training = await Training.findByPk(trainingId, { rejectOnEmpty: true })
  const { kind, title, heldOn, minutes } = training
  const content = {
    centre: { name: centre.name },
    issuedOn,
    person: { name: await nameOf(attendance) },
    firm: { name: (await Firm.findByPk(attendance.firmId, { rejectOnEmpty: true })).name },
    training: {
      ...{ kind, title, heldOn, minutes },
      pointsTenths: training.pointsTenths ?? null,
      accreditedBy: training.accreditedBy ?? null,
    },
  }
  return { ...content, code: paperCode('TC', { ...content, of: attendance.id }) }
}

/** An attendance that the reader may see. Throws 404 for any other. */
export async function attendanceFor(
  ability: Ability,
  { trainingId, attendanceId }: Pick<TrainingQuestion, 'trainingId' | 'attendanceId'>,
): Promise<TrainingAttendance> {
  const asked = { id: attendanceId, trainingId }
  const attendance = await TrainingAttendance.findOne({
    where: { [Op.and]: [asked, accessible(ability, 'read', TrainingAttendance)] },
  })
  if (!attendance)
    throw new Problem('not-found', 'There is no such training attendance, or it is not yours to see')
  return attendance
}

async function nameOf({ userId, attendee }: TrainingAttendance): Promise<string> {
  return userId ? (await User.findByPk(userId, { rejectOnEmpty: true })).displayName : (attendee ?? '')
}
