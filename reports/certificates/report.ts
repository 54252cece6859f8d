import { z } from 'zod'
import { invalid } from '../../errors.ts'
import { date } from '../../jurisdictions/date.ts'
import { reportKind } from '../kind.ts'
import { drawHours } from './draw-hours.ts'
import { drawTraining } from './draw-training.ts'
import { gatherHours, personOfHours } from './gather-hours.ts'
import { attendanceFor, gatherTraining } from './gather-training.ts'

type HoursAsked = { firmId: string; userId: string; from: string; to: string }
type TrainingAsked = { trainingId: string; attendanceId: string }

/** One person's verified hours at one firm. */
export const certificateHours = reportKind({
  fields: { firmId: z.uuid(), userId: z.uuid(), from: date, to: date },
  audiences: ['lawyer', 'firm', 'centre'],
  languages: ['en'],
  may: async (ability, { from, to, ...asked }: HoursAsked) => {
    if (to < from) throw invalid('/to', 'before the first day')
    return personOfHours(ability, asked)
  },
  gather: (ability, { firmId, userId, from, to }, { centre, today }) =>
    gatherHours(ability, { firmId, userId, period: { from, to }, issuedOn: today, centre }),
  draw: async (figures, mark) => ({
    name: `certificate-${figures.code}.pdf`,
    mediaType: 'application/pdf',
    bytes: await drawHours(figures, mark),
  }),
})

/** That somebody was at a training. */
export const certificateTraining = reportKind({
  fields: { trainingId: z.uuid(), attendanceId: z.uuid() },
  audiences: ['lawyer', 'firm', 'centre'],
  languages: ['en'],
  may: (ability, asked: TrainingAsked) => attendanceFor(ability, asked),
  gather: (ability, asked, { centre, today }) =>
    gatherTraining(ability, { ...asked, issuedOn: today, centre }),
  draw: async (figures, mark) => ({
    name: `certificate-${figures.code}.pdf`,
    mediaType: 'application/pdf',
    bytes: await drawTraining(figures, mark),
  }),
})
