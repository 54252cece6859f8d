import { Deadline } from '../../../models/Deadline.ts'

/** A running deadline of a case that somebody wrote down by hand. */
export const deadlineOf = (caseId: string, given: Partial<Deadline> = {}): Promise<Deadline> =>
  Deadline.create({
    caseId,
    track: 'claim',
    ruleId: 'D1',
    ruleVersion: 1,
    kind: 'manual',
    name: 'File the notice of appeal',
    demands: 'The notice',
    soft: false,
    basisDate: '2026-03-10',
    legalLastDay: '2026-03-24',
    internalTarget: '2026-03-20',
    verified: false,
    confidence: 'sourced',
    source: 'a test',
    explanation: '14 days',
    calendarVersion: '1',
    state: 'running',
    ...given,
  })
