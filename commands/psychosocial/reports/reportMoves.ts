import type { ReportState } from '../../../models/MedicoLegalReport.ts'

/** Who moves a report: who asked for it, who examines, or the lawyer who may read it now. */
export type ReportSide = 'requester' | 'examiner' | 'decider'

type Moves = Partial<Record<ReportState, readonly ReportSide[]>>

const examiner = ['examiner'] as const
const requester = ['requester'] as const

/** Every move of a report, and whose it is. A state that stands nowhere here is an end. */
const moves: Partial<Record<ReportState, Moves>> = {
  requested: { accepted: examiner, declined: examiner, withdrawn: requester },
  accepted: { examined: examiner, declined: examiner, withdrawn: requester },
  examined: { finished: examiner, withdrawn: ['examiner', 'requester'] },
  finished: { offered: examiner, withdrawn: ['examiner', 'requester'] },
  offered: { 'relied-on': ['decider'], 'not-relied-on': ['decider'], withdrawn: examiner },
}

/** The codes of which one says why an examination was declined. */
export const declineReasons = [
  'no-capacity',
  'outside-competence',
  'language',
  'client-refused',
  'conflict-of-interest',
  'other',
] as const
export type DeclineReason = (typeof declineReasons)[number]

/** Where these sides may move a report from a state. */
export function reportMovesFrom(from: ReportState, sides: readonly ReportSide[]): ReportState[] {
  return Object.entries(moves[from] ?? {})
    .filter(([, by]) => by.some(side => sides.includes(side)))
    .map(([to]) => to as ReportState)
}

/** The states in which findings are written down. */
export const inExamination: readonly ReportState[] = ['accepted', 'examined']
