import { Problem } from '../../errors.ts'
import { jurisdictionFor } from '../../jurisdictions/load.ts'
import { allowsMove, stageOf } from '../../jurisdictions/process.ts'
import type { Jurisdiction } from '../../jurisdictions/schema.ts'
import type { Case } from '../../models/Case.ts'
import { CaseGround } from '../../models/CaseGround.ts'
import { CaseTrack } from '../../models/CaseTrack.ts'
import { Step } from '../../models/Step.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { below } from './below.ts'
import { setClaimDate } from './claimDate.ts'
import { applyResults, refuseUnknownResults } from './groundResults.ts'
import type { Change } from './reconcileDeadlines.ts'
import { refuseUnknownStage, type StepInput } from './recordStep.ts'
import { liveSteps, retellTrack } from './retellTrack.ts'
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
  const at = steps.findIndex(one => one.id === wrong.id)
  const [before, after] = [steps[at - 1], steps[at + 1]]
  const fromStage = before?.stage ?? wrong.fromStage
  await below('/step', () => {
    refuseUnknownStage(jurisdiction, { track: wrong.track, stage: correction.step.stage })
    refuseUnknownResults(legalCase.jurisdiction, correction.step.results)
    refuseMisfit(context, legalCase, { wrong, fromStage, step: correction.step, before, after })
  })

  const step = await Step.create({
    ...correction.step,
    results: correction.step.results.length > 0 ? correction.step.results : null,
    caseId: legalCase.id,
    track: wrong.track,
    position: wrong.position,
    fromStage,
    recordedBy: context.actor.id,
  })
  await wrong.update({ supersededById: step.id, supersededBecause: correction.because })
  if (after) await after.update({ fromStage: step.stage })

  const live = steps.map(one => (one.id === wrong.id ? step : one))
  await moveTrackAndCase(jurisdiction, legalCase, live, wrong)
  const changes = await retellTrack(legalCase, wrong.track, {
    live,
    correction: { wrong, corrected: step },
    because: 'a step was corrected',
  })
  await decideGroundsAgain(legalCase, wrong)
  await record(context, 'step.superseded', step, {
    records: [wrong.id, ...changes.map(change => change.deadlineId)],
  })
  return { step, changes }
}

interface Place {
  wrong: Step
  fromStage: string
  step: Omit<StepInput, 'track'>
  before: Step | undefined
  after: Step | undefined
}

/** The correction must fit between the step before it and the one after it, in stage and in time. */
function refuseMisfit(context: Context, legalCase: Case, place: Place): void {
  const { wrong, fromStage, step, before, after } = place
  const { track } = wrong
  const jurisdiction = jurisdictionFor(legalCase.jurisdiction)
  const first = fromStage === jurisdiction.process.unknownStage.code
  if (!allowsMove(jurisdiction, track, first && !before ? null : fromStage, step.stage))
    throw new Problem('illegal-move', `From ${fromStage} the process does not lead to ${step.stage}`)
  if (after && !allowsMove(jurisdiction, track, step.stage, after.stage)) {
    throw new Problem(
      'illegal-move',
      `From ${step.stage} the process does not lead to ${after.stage}, which follows`,
    )
  }
  const { claimMadeOn } = legalCase
  const claim = makesClaim(jurisdiction, wrong) ? null : (claimMadeOn ?? null)
  refuseImpossibleDates(
    context,
    { jurisdiction: legalCase.jurisdiction, claimMadeOn: claim },
    { track, ...step },
    before && !first ? { sinceOn: before.happenedOn } : null,
  )
  if (after && step.happenedOn > after.happenedOn) {
    const detail = `is after the step that follows (${after.happenedOn})`
    throw new Problem('invalid-input', 'These dates cannot be', {
      errors: [{ pointer: '/happenedOn', detail }],
    })
  }
}

const makesClaim = (jurisdiction: Jurisdiction, step: Step) =>
  step.stage !== jurisdiction.process.unknownStage.code &&
  stageOf(jurisdiction, step.track, step.stage).makesClaim

async function moveTrackAndCase(
  jurisdiction: Jurisdiction,
  legalCase: Case,
  live: Step[],
  wrong: Step,
): Promise<void> {
  const last = live.at(-1)
  if (!last) return
  const now = { stage: last.stage, sinceOn: last.happenedOn }
  await CaseTrack.update(now, { where: { caseId: legalCase.id, track: last.track } })
  if (last.track !== legalCase.track) return
  legalCase.stage = last.stage
  const claimed = live.findLast(step => makesClaim(jurisdiction, step))
  if (claimed) setClaimDate(jurisdiction, legalCase, claimed.happenedOn)
  else if (makesClaim(jurisdiction, wrong)) setClaimDate(jurisdiction, legalCase, null)
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
