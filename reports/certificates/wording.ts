import type { EntryKind } from '../../models/TimeEntry.ts'
import type { TrainingKind } from '../../models/Training.ts'

export const entryKindNames: Record<EntryKind, string> = {
  matter: 'Work on matters of clients and of the centre',
  training: 'Training for the programme',
  clinic: 'Legal clinics',
  administration: 'Running the programme',
}

export const trainingKindNames: Record<TrainingKind, string> = {
  induction: 'Induction',
  'refugee-law': 'Refugee law',
  interviewing: 'Interviewing',
  'trauma-informed': 'Trauma-informed work',
  other: 'Other',
}

const whole = new Intl.NumberFormat('en-GB')

/** Whole minutes as a length that loses nothing: '12 hours 30 minutes', '1 hour', '45 minutes'. */
export function lengthInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const parts = [hours > 0 ? counted(hours, 'hour') : '', rest > 0 ? counted(rest, 'minute') : '']
  return parts.filter(Boolean).join(' ') || '0 minutes'
}

/** '1 matter', '1,200 matters'. */
export const counted = (number: number, noun: string) =>
  `${whole.format(number)} ${noun}${number === 1 ? '' : 's'}`

/** Tenths of a point as points: '2.5', '3'. */
export const points = (tenths: number) => String(tenths / 10)
