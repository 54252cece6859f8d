import { Deadline } from '../../models/Deadline.ts'
import type { Step } from '../../models/Step.ts'
import { extensionOf, rowOf } from './deadlineRows.ts'
import type { Projected } from './projectDeadlines.ts'

/** A deadline that is not what it was, told in the words of its name and its two dates. */
export interface Change {
  deadlineId: string
  name: string
  before: string | null
  after: string | null
}

/**
 * Brings the stored deadlines of a track into line with what its steps now say. Those of the wrong step are replaced or
 * void; others change only where the wrong step had settled, extended or replaced them. History stays.
 */
export async function reconcile(wrong: Step, corrected: Step, projected: Projected[]): Promise<Change[]> {
  const stored = await Deadline.findAll({ where: { caseId: wrong.caseId, track: wrong.track } })
  const because = 'the step it follows from was corrected'
  const changes: Change[] = []

  const begun = new Map<string, Deadline>()
  for (const deadline of projected.filter(one => one.stepId === corrected.id)) {
    const row = await create(deadline, corrected, stored)
    if (row) begun.set(deadline.ruleId, row)
  }
  for (const row of stored.filter(one => one.stepId === wrong.id)) {
    const successor = begun.get(row.ruleId)
    const state = successor ? ('replaced' as const) : ('void' as const)
    changes.push({
      deadlineId: row.id,
      name: row.name,
      before: row.legalLastDay,
      after: successor?.legalLastDay ?? null,
    })
    await row.update({ state, replacedById: successor?.id ?? null, changedBecause: because })
  }
  const told = new Set(changes.map(change => change.name))
  for (const row of begun.values()) {
    if (!told.has(row.name))
      changes.push({ deadlineId: row.id, name: row.name, before: null, after: row.legalLastDay })
  }
  return [...changes, ...(await settleAgain(wrong, corrected, stored, projected))]
}

async function create(deadline: Projected, step: Step, stored: Deadline[]): Promise<Deadline | null> {
  const outcome = { state: deadline.state, settledOn: deadline.settledOn, settledById: deadline.settledById }
  if (deadline.derived) return Deadline.create({ ...rowOf(deadline.derived, step), ...outcome })
  const extended = stored.find(
    one => one.ruleId === deadline.ruleId && one.stepId === deadline.extends?.stepId,
  )
  if (!extended) return null
  const until = deadline.legalLastDay
  return Deadline.create({ ...extensionOf(extended, until, step.id, `extended until ${until}`), ...outcome })
}

/** Deadlines of other steps whose end hung on the wrong step, and that now end otherwise (or run again). */
async function settleAgain(
  wrong: Step,
  corrected: Step,
  stored: Deadline[],
  projected: Projected[],
): Promise<Change[]> {
  const changes: Change[] = []
  for (const row of stored) {
    if (row.stepId === wrong.id || row.kind === 'manual') continue
    const now = projected.find(one => one.stepId === row.stepId && one.ruleId === row.ruleId)
    const settledByHand = row.settledOn !== null && row.settledById === null
    if (!now || settledByHand || isExtendedByHand(row, stored)) continue
    const settledById = now.settledById === wrong.id ? corrected.id : now.settledById
    if (now.state === row.state && now.settledOn === row.settledOn && settledById === row.settledById)
      continue
    if (now.state !== row.state) {
      changes.push({ deadlineId: row.id, name: row.name, before: row.legalLastDay, after: now.legalLastDay })
    }
    await row.update({
      state: now.state,
      settledOn: now.settledOn,
      settledById,
      changedBecause: 'a later step was corrected',
    })
  }
  return changes
}

function isExtendedByHand(row: Deadline, stored: Deadline[]): boolean {
  const successor = stored.find(one => one.id === row.replacedById)
  return row.state === 'extended' && successor?.stepId === null
}
