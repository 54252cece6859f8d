import { invalid } from '../../errors.ts'
import { deriveDeadlines } from '../../jurisdictions/deadlines.ts'
import { jurisdictionFor } from '../../jurisdictions/load.ts'
import { Case } from '../../models/Case.ts'
import { ClosureDay } from '../../models/ClosureDay.ts'
import { Deadline } from '../../models/Deadline.ts'
import { deadlinesAcross } from '../../models/deadlinesAcross.ts'
import { Step } from '../../models/Step.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { closureDaysOf } from './closureDays.ts'
import { nearest, rowOf, runningDeadlines } from './deadlineRows.ts'
import { factsOf } from './recordStep.ts'

/** Enters a day of gale or black rainstorm warning, and works out again every running deadline that it touches. */
export async function recordClosureDay(
  context: Context,
  input: { jurisdiction: string; day: string; reason: string },
): Promise<{ closureDay: ClosureDay; moved: number }> {
  if (input.day > context.today)
    throw invalid('/day', 'lies in the future; such days are known only when they come')
  const closureDay = await ClosureDay.create({ ...input, recordedBy: context.actor.id })
  const closureDays = await closureDaysOf(input.jurisdiction)
  const moved: string[] = []
  for (const deadline of await deadlinesAcross(input.jurisdiction, input.day)) {
    if (await recompute(input.jurisdiction, deadline, closureDays, `${input.reason} on ${input.day}`))
      moved.push(deadline.id)
  }
  await record(context, 'closure-day.recorded', closureDay, { records: moved })
  return { closureDay, moved: moved.length }
}

async function recompute(
  jurisdictionId: string,
  deadline: Deadline,
  closureDays: ReadonlyMap<string, string>,
  because: string,
): Promise<boolean> {
  const jurisdiction = jurisdictionFor(jurisdictionId)
  const step = deadline.stepId ? await Step.findByPk(deadline.stepId) : null
  if (!step) return false
  const derived = deriveDeadlines(jurisdiction, factsOf(jurisdiction, step), closureDays)
  const now = derived.find(one => one.ruleId === deadline.ruleId)
  if (!now || now.legalLastDay === deadline.legalLastDay) return false

  const successor = await Deadline.create(rowOf(now, step))
  await deadline.update({ state: 'replaced', replacedById: successor.id, changedBecause: because })
  const legalCase = await Case.findByPk(deadline.caseId, { lock: true, rejectOnEmpty: true })
  await legalCase.update({ nextDeadlineOn: nearest(await runningDeadlines(legalCase)) })
  return true
}
