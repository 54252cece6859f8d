import { Deadline } from '../../models/Deadline.ts'
import type { Step } from '../../models/Step.ts'
import type { DeadlineLine, Purpose } from './figures.ts'
import { placeOf } from './gather-steps.ts'
import type { Names } from './names.ts'

/**
 * The dates of a case in the order of their last days, each with its sum. For a hearing without those that nobody owes, or
 * that followed from a wrong step, and without what somebody wrote when they ended one by hand.
 */
export async function gatherDeadlines(
  caseId: string,
  { names, steps, purpose }: { names: Names; steps: Map<string, Step>; purpose: Purpose },
): Promise<DeadlineLine[]> {
  const rows = await Deadline.findAll({ where: { caseId }, order: ['legalLastDay', 'name', 'id'] })
  const lastDays = new Map(rows.map(row => [row.id, row.legalLastDay]))
  const stands = ({ state, stepId }: Deadline) => state !== 'void' && !steps.get(stepId ?? '')?.supersededById
  const shown = purpose === 'handover' ? rows : rows.filter(stands)
  return shown.map(row => {
    const by = steps.get(row.settledById ?? '')
    return {
      ...factsOf(row, names),
      internalTarget: purpose === 'handover' ? row.internalTarget : null,
      settledOn: row.settledOn ?? null,
      settledBy: by ? placeOf(by, names) : null,
      movedTo: lastDays.get(row.replacedById ?? '') ?? null,
      because: purpose === 'handover' ? (row.changedBecause ?? null) : null,
    }
  })
}

function factsOf(row: Deadline, names: Names) {
  const { name, demands, basisDate, source, confidence, state } = row
  return {
    ...{ name, demands, basisDate, source, confidence, state },
    lastDay: row.legalLastDay,
    track: names.track(row.track),
    reminder: Boolean(row.soft),
    rule: row.kind === 'manual' ? null : { id: row.ruleId, version: row.ruleVersion },
    sum: row.explanation,
    verified: Boolean(row.verified),
  }
}
