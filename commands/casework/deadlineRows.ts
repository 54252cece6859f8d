import type { CreationAttributes } from 'sequelize'
import type { DerivedDeadline } from '../../jurisdictions/deadlines.ts'
import type { Case } from '../../models/Case.ts'
import { newId, OPEN_END } from '../../models/columns.ts'
import { Deadline } from '../../models/Deadline.ts'
import { find, insert, update } from '../../models/rows.ts'
import type { Step } from '../../models/Step.ts'
import type { DeadlineMoves } from './deadlineMoves.ts'

/** The deadlines that run on a case, in the order of their last days. */
export async function runningDeadlines(legalCase: Case): Promise<Deadline[]> {
  return find(Deadline, {
    where: "case_id = ? AND state = 'running'",
    values: [legalCase.id],
    order: 'legal_last_day, id',
  })
}

/** A row for a deadline that follows from a step. */
export function rowOf(derived: DerivedDeadline, step: Step) {
  return {
    id: newId(),
    caseId: step.caseId,
    track: step.track,
    stepId: step.id,
    state: 'running' as const,
    ...derived,
  }
}

/** Writes what a step does to the running deadlines. Returns those that run afterwards. */
export async function applyMoves(
  running: Deadline[],
  moves: DeadlineMoves<Deadline>,
  step: Step,
): Promise<Deadline[]> {
  for (const { deadline, state, on } of moves.settled) {
    await update(deadline, { state, settledOn: on, settledById: step.id })
  }
  const begun = moves.begun.map(derived => rowOf(derived, step))
  const extensions = []
  for (const { deadline, until } of moves.extended) {
    const extension = extensionOf(deadline, until, step.id, `extended until ${until}`)
    extensions.push(extension)
    await update(deadline, {
      state: 'extended',
      replacedById: extension.id,
      changedBecause: 'a later date was granted',
    })
  }
  for (const { deadline, by } of moves.replaced) {
    const successor = begun.find(row => row.ruleId === by.ruleId && row.legalLastDay === by.legalLastDay)
    await update(deadline, {
      state: 'replaced',
      replacedById: successor?.id ?? null,
      changedBecause: 'a newer date was stated',
    })
  }
  const made = await createAll([...begun, ...extensions])
  return [...running.filter(deadline => deadline.state === 'running'), ...made]
}

type NewDeadline = CreationAttributes<Deadline>

async function createAll(rows: NewDeadline[]): Promise<Deadline[]> {
  const made: Deadline[] = []
  for (const row of rows) made.push(await insert(Deadline.build(row)))
  return made
}

/** The row that takes an extended deadline's place. */
export function extensionOf(deadline: Deadline, until: string, stepId: string | null, why: string) {
  return {
    id: newId(),
    caseId: deadline.caseId,
    track: deadline.track,
    ruleId: deadline.ruleId,
    ruleVersion: deadline.ruleVersion,
    kind: 'stated' as const,
    name: deadline.name,
    demands: deadline.demands,
    soft: deadline.soft,
    stepId,
    basisDate: deadline.basisDate,
    legalLastDay: until,
    internalTarget: until < deadline.internalTarget ? until : deadline.internalTarget,
    verified: deadline.verified,
    confidence: deadline.confidence,
    source: deadline.source,
    explanation: `${why}; before: ${deadline.explanation}`,
    calendarVersion: deadline.calendarVersion,
    state: 'running' as const,
  }
}

/** The last day of the nearest running deadline that is no mere reminder. */
export function nearest(deadlines: readonly Deadline[]): string {
  const days = deadlines.filter(one => one.state === 'running' && !one.soft).map(one => one.legalLastDay)
  return days.sort()[0] ?? OPEN_END
}
