import { Training } from '../../models/Training.ts'
import type { Counted, Figure } from './figure.ts'
import type { Asking } from './question.ts'

/** What lay ahead at the moment of the figure had not been held. */
const trainings = ({ from, to, asAt, knownBefore }: Asking): Counted => ({
  from: 'trainings AS `Training`',
  where: [
    `\`Training\`.held_on BETWEEN ${from} AND ${to}`,
    `\`Training\`.held_on <= ${knownBefore}`,
    `\`Training\`.created_at <= ${asAt}`,
  ],
  record: { kind: 'Training', id: '`Training`.id', reference: '`Training`.title' },
  parts: { topic: { sql: '`Training`.kind' } },
})

function attendances(asking: Asking): Counted {
  const held = trainings(asking)
  return {
    ...held,
    from: `${held.from} JOIN training_attendances AS attendance ON attendance.training_id = \`Training\`.id`,
    where: [...held.where, `attendance.created_at <= ${asking.asAt}`],
    record: { kind: 'TrainingAttendance', id: 'attendance.id', reference: '`Training`.title' },
    parts: { ...held.parts, firm: { sql: 'attendance.firm_id' } },
  }
}

const base = { subject: Training, group: 'all', asAt: 'full' } as const

export const trainingFigures: Figure[] = [
  {
    ...base,
    code: 'trainings.held',
    unit: 'trainings',
    conceal: 'open',
    definition: 'Each training that the centre held for lawyers in the period.',
    dimensions: ['topic'],
    counted: trainings,
  },
  {
    ...base,
    code: 'trainings.minutes',
    unit: 'minutes',
    definition: 'The minutes of those trainings, however many attended.',
    dimensions: ['topic'],
    counted: asking => ({ ...trainings(asking), amount: '`Training`.minutes' }),
  },
  {
    ...base,
    code: 'trainings.attendances',
    unit: 'attendances',
    definition: 'Each time that somebody was at one of those trainings; whoever came twice counts twice.',
    dimensions: ['topic', 'firm'],
    counted: attendances,
  },
]
