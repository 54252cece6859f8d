import { Problem } from '../../errors.ts'
import { jurisdictionFor } from '../../jurisdictions/load.ts'
import { allowsMove } from '../../jurisdictions/process.ts'
import type { Jurisdiction } from '../../jurisdictions/schema.ts'
import type { Case } from '../../models/Case.ts'
import { CaseGround } from '../../models/CaseGround.ts'
import { CaseTrack } from '../../models/CaseTrack.ts'
import { Step } from '../../models/Step.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { closureDaysOf } from './closureDays.ts'
import { nearest, runningDeadlines } from './deadlineRows.ts'
import { applyResults } from './groundResults.ts'
import { projectDeadlines } from './projectDeadlines.ts'
import { type Change, reconcile } from './reconcileDeadlines.ts'
import type { StepInput } from './recordStep.ts'
import { refuseImpossibleDates } from './stepDates.ts'

/**
 * Puts a corrected step in the place of a wrong one. The wrong one stays, marked; the deadlines of its track are worked
 * out again from all steps, and each that changes is told.
 */
export async function supersedeStep(
  context: Context,
  legalCase: Case,
  wrong: Step,
  correction: { step: Omit<StepInput, 'track'>; because: string },
): Promise<{ step: Step; changes: Change[] }> {
  if (wrong.supersededById) throw new Problem('illegal-state', 'This step was superseded before')
  if (legalCase.status === 'closed') throw new Problem('illegal-state', 'The case is closed')
  const jurisdiction = jurisdictionFor(legalCase.jurisdiction)
  const steps = await liveSteps(legalCase, wrong.track)
  refuseMisfit(context, legalCase, wrong, correction.step, steps)

  const step = await Step.create({
    ...correction.step,
    results: correction.step.results.length > 0 ? correction.step.results : null,
    caseId: legalCase.id,
    track: wrong.track,
    position: wrong.position,
    fromStage: wrong.fromStage,
    recordedBy: context.actor.id,
  })
  await wrong.update({ supersededById: step.id, supersededBecause: correction.because })

  const live = steps.map(one => (one.id === wrong.id ? step : one))
  const projected = projectDeadlines(jurisdiction, live, await closureDaysOf(legalCase.jurisdiction))
  const changes = await reconcile(wrong, step, projected)
  await moveTrackAndCase(jurisdiction, legalCase, live)
  await decideGroundsAgain(legalCase, wrong)
  await record(context, 'step.superseded', step, {
    records: [wrong.id, ...changes.map(change => change.deadlineId)],
  })
  return { step, changes }
}

export async function liveSteps(legalCase: Case, track: string): Promise<Step[]> {
  return Step.findAll({ where: { caseId: legalCase.id, track, supersededById: null }, order: ['position'] })
}

/** The correction must fit between the step before it and the one after it, in stage and in time. */
function refuseMisfit(
  context: Context,
  legalCase: Case,
  wrong: Step,
  step: Omit<StepInput, 'track'>,
  steps: Step[],
): void {
  const jurisdiction = jurisdictionFor(legalCase.jurisdiction)
  const at = steps.findIndex(one => one.id === wrong.id)
  const [before, after] = [steps[at - 1], steps[at + 1]]
  const { track, fromStage } = wrong
  const fitsBefore =
    fromStage === jurisdiction.process.unknownStage.code ||
    allowsMove(jurisdiction, track, fromStage, step.stage)
  if (!fitsBefore)
    throw new Problem('illegal-move', `From ${fromStage} the process does not lead to ${step.stage}`)
  if (after && !allowsMove(jurisdiction, track, step.stage, after.stage)) {
    throw new Problem(
      'illegal-move',
      `From ${step.stage} the process does not lead to ${after.stage}, which follows`,
    )
  }
  refuseImpossibleDates(
    context,
    legalCase,
    { track, ...step },
    before ? { sinceOn: before.happenedOn } : null,
  )
  if (after && step.happenedOn > after.happenedOn) {
    const detail = `is after the step that follows (${after.happenedOn})`
    throw new Problem('invalid-input', 'These dates cannot be', {
      errors: [{ pointer: '/happenedOn', detail }],
    })
  }
}

async function moveTrackAndCase(jurisdiction: Jurisdiction, legalCase: Case, live: Step[]): Promise<void> {
  const last = live.at(-1)
  if (last) {
    const now = { stage: last.stage, sinceOn: last.happenedOn }
    await CaseTrack.update(now, { where: { caseId: legalCase.id, track: last.track } })
  }
  if (last && last.track === legalCase.track) {
    legalCase.stage = last.stage
    const made = jurisdiction.process.tracks.flatMap(one => one.stages).find(stage => stage.makesClaim)
    const claimed = live.find(step => step.stage === made?.code)
    if (claimed) legalCase.claimMadeOn = claimed.happenedOn
  }
  legalCase.nextDeadlineOn = nearest(await runningDeadlines(legalCase))
  await legalCase.save()
}

/** Results that only the wrong step decided are open again; the rest follow from the steps that stand. */
async function decideGroundsAgain(legalCase: Case, wrong: Step): Promise<void> {
  for (const { ground } of wrong.results ?? []) {
    await CaseGround.update(
      { result: 'pending', decidedOn: null },
      { where: { caseId: legalCase.id, ground } },
    )
  }
  const steps = await Step.findAll({
    where: { caseId: legalCase.id, supersededById: null },
    order: ['happenedOn', 'position'],
  })
  await applyResults(
    legalCase,
    steps.filter(step => step.results),
  )
}
