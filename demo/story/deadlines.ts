import type { CreationAttributes } from 'sequelize'
import { extensionOf, rowOf } from '../../commands/casework/deadlineRows.ts'
import { type Projected, projectDeadlines } from '../../commands/casework/projectDeadlines.ts'
import { jurisdictionFor } from '../../jurisdictions/load.ts'
import { Deadline } from '../../models/Deadline.ts'
import { Step } from '../../models/Step.ts'

export type NewStep = CreationAttributes<Step>
export type NewDeadline = CreationAttributes<Deadline> & { id: string; state: Deadline['state'] }

const noClosureDays = new Map<string, string>()

/** The deadlines of one track, as the engine derives, settles, extends and replaces them step by step. */
export function deadlinesOf(steps: readonly NewStep[]): NewDeadline[] {
  // The engine reads dates and stages only; the proof would be encrypted for nothing.
  const told = steps.map(step => Step.build({ ...step, proof: null, supersededBecause: null }, { raw: true }))
  const byId = new Map(told.map(step => [step.id, step]))
  const projected = projectDeadlines(jurisdictionFor('hk-usm'), told, noClosureDays)
  const rows = new Map<Projected, NewDeadline>()
  for (const one of projected) {
    const step = byId.get(one.stepId)
    const row = step && rowFor(one, step, rows)
    if (row) rows.set(one, row)
  }
  for (const [one, row] of rows) tellSuccessor(one, row, rows)
  return [...rows.values()]
}

function rowFor(one: Projected, step: Step, rows: Map<Projected, NewDeadline>): NewDeadline | undefined {
  const outcome = { state: one.state, settledOn: one.settledOn, settledById: one.settledById }
  const times = {
    createdAt: step.createdAt,
    updatedAt: step.createdAt,
    version: one.state === 'running' ? 0 : 1,
  }
  if (one.derived) return { ...rowOf(one.derived, step), ...outcome, ...times }
  const extended = one.extends && rows.get(one.extends)
  if (!extended) return undefined
  const until = one.legalLastDay
  return {
    ...extensionOf(Deadline.build(extended), until, step.id, `extended until ${until}`),
    ...outcome,
    ...times,
  }
}

/** Says of a deadline that gave way which one took its place, in the words of recordStep. */
function tellSuccessor(one: Projected, row: NewDeadline, rows: Map<Projected, NewDeadline>): void {
  if (!one.successor) return
  row.replacedById = rows.get(one.successor)?.id ?? null
  row.changedBecause = one.state === 'extended' ? 'a later date was granted' : 'a newer date was stated'
}

/** Settles by hand what no step settled: those given, as of a day, with a reason. */
export function settleByHand(
  deadlines: readonly NewDeadline[],
  { state, onDay, because }: { state: 'missed' | 'void'; onDay: string; because: string },
): void {
  for (const row of deadlines) {
    Object.assign(row, { state, settledOn: onDay, changedBecause: because, version: 1 })
  }
}
