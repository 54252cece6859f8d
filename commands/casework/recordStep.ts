import { invalid, Problem } from '../../errors.ts'
import type { StepFacts } from '../../jurisdictions/deadlines.ts'
import { jurisdictionFor } from '../../jurisdictions/load.ts'
import { movesFrom } from '../../jurisdictions/process.ts'
import type { Jurisdiction } from '../../jurisdictions/schema.ts'
import type { Case } from '../../models/Case.ts'
import { CaseTrack } from '../../models/CaseTrack.ts'
import type { Deadline } from '../../models/Deadline.ts'
import { find, insert, update } from '../../models/rows.ts'
import { type GroundResult, type ServiceWay, Step } from '../../models/Step.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'
import { setClaimDate } from './claimDate.ts'
import { closureDaysOf } from './closureDays.ts'
import { movesOfStep } from './deadlineMoves.ts'
import { applyMoves, nearest, runningDeadlines } from './deadlineRows.ts'
import { applyResults, refuseUnknownResults } from './groundResults.ts'
import { refuseImpossibleDates } from './stepDates.ts'

/** What happened, when it was learnt, how it was served, and what proves it. Dates are dates in the case's zone. */
export interface StepInput {
  track: string
  stage: string
  happenedOn: string
  learntOn: string
  servedOn: string | null
  servedHow: ServiceWay | null
  /** A date that the paper states: a hearing, an extension granted, the next day of reporting. */
  statedOn: string | null
  proof: string | null
  results: GroundResult[]
}

export interface RecordedStep {
  step: Step
  /** The deadlines that run on the case now. */
  running: Deadline[]
}

/**
 * Records something that happened on a case: checks that the process allows the move (409 names the allowed ones),
 * writes the step, ends the deadlines it answers and starts those that follow from it.
 */
export async function recordStep(context: Context, legalCase: Case, input: StepInput): Promise<RecordedStep> {
  if (legalCase.status === 'closed') throw new Problem('illegal-state', 'The case is closed')
  const jurisdiction = jurisdictionFor(legalCase.jurisdiction)
  const [track = null] = await find(CaseTrack, {
    where: 'case_id = ? AND track = ?',
    values: [legalCase.id, input.track],
  })
  const from = track?.stage ?? null
  refuseIllegalMove(jurisdiction, input, from)
  refuseUnknownResults(legalCase.jurisdiction, input.results)
  refuseImpossibleDates(
    context,
    legalCase,
    input,
    from === jurisdiction.process.unknownStage.code ? null : track,
  )

  const step = await insert(
    Step.build({
      ...input,
      caseId: legalCase.id,
      position: (track?.steps ?? 0) + 1,
      fromStage: from ?? jurisdiction.process.unknownStage.code,
      results: input.results.length > 0 ? input.results : null,
      recordedBy: context.actor.id,
    }),
  )
  await moveTrack(legalCase, track, step)
  if (input.results.length > 0) await applyResults(legalCase, [step])

  const running = await runningDeadlines(legalCase)
  const moves = await movesNow(jurisdiction, ofTrack(running, step), factsOf(jurisdiction, step))
  const after = await applyMoves(running, moves, step)
  await moveCase(jurisdiction, legalCase, step, after)

  await record(context, 'step.recorded', step, { fields: [`${step.track}:${step.stage}`] })
  return { step, running: after }
}

/** Days of storm are looked up only where a period is counted; most steps begin none. */
async function movesNow(jurisdiction: Jurisdiction, running: Deadline[], facts: StepFacts) {
  const calm = movesOfStep(jurisdiction, running, facts, new Map())
  if (calm.begun.every(deadline => deadline.kind !== 'derived')) return calm
  return movesOfStep(jurisdiction, running, facts, await closureDaysOf(jurisdiction.id))
}

/** What the deadline engine needs to know of a step. */
export function factsOf(jurisdiction: Jurisdiction, step: Step): StepFacts {
  const { track, stage, happenedOn, servedOn, statedOn } = step
  const first = step.fromStage === jurisdiction.process.unknownStage.code
  return { track, stage, happenedOn, servedOn, statedOn, first }
}

const ofTrack = (deadlines: Deadline[], step: Step) =>
  deadlines.filter(one => one.track === step.track && one.kind !== 'manual')

/** Refuses (422) a track or a stage that the jurisdiction does not have. */
export function refuseUnknownStage(
  jurisdiction: Jurisdiction,
  { track, stage }: Pick<StepInput, 'track' | 'stage'>,
): void {
  const known = jurisdiction.process.tracks.find(one => one.code === track)
  if (!known) throw invalid('/track', `not a track of ${jurisdiction.id}`)
  const unknown = jurisdiction.process.unknownStage.code
  if (stage !== unknown && !known.stages.some(one => one.code === stage)) {
    throw invalid('/stage', `not a stage of the track ${track}`)
  }
}

function refuseIllegalMove(
  jurisdiction: Jurisdiction,
  { track, stage }: StepInput,
  from: string | null,
): void {
  refuseUnknownStage(jurisdiction, { track, stage })
  const allowed = movesFrom(jurisdiction, track, from)
  if (allowed.some(one => one.code === stage)) return
  throw new Problem('illegal-move', `From ${from} the process does not lead to ${stage}`, {
    allowed: allowed.map(({ code, name }) => ({ stage: code, name })),
  })
}

async function moveTrack(legalCase: Case, track: CaseTrack | null, step: Step): Promise<void> {
  const now = { stage: step.stage, sinceOn: step.happenedOn, steps: step.position }
  if (track) await update(track, now)
  else await insert(CaseTrack.build({ caseId: legalCase.id, track: step.track, ...now }))
}

/** Keeps on the case what lists sort and filter by: the stage of its main track and the next date. */
async function moveCase(
  jurisdiction: Jurisdiction,
  legalCase: Case,
  step: Step,
  running: Deadline[],
): Promise<void> {
  legalCase.nextDeadlineOn = nearest(running)
  if (step.track === legalCase.track) {
    legalCase.stage = step.stage
    const stage = jurisdiction.process.tracks.flatMap(one => one.stages).find(one => one.code === step.stage)
    if (stage?.makesClaim) setClaimDate(jurisdiction, legalCase, step.happenedOn)
  }
  await update(legalCase, {})
}
