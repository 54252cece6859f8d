import { Step } from '../../models/Step.ts'
import type { CorrectedLine, Hand, Purpose, StepLine } from './figures.ts'
import { type Names, peopleNamed } from './names.ts'

interface Told {
  steps: StepLine[]
  corrected: CorrectedLine[]
  /** Every step of the case by its id, for what refers to one. */
  byId: Map<string, Step>
}

/** What happened on a case, in the order of its days; what was corrected stands by itself. */
export async function gatherSteps(caseId: string, names: Names, purpose: Purpose): Promise<Told> {
  const rows = await Step.findAll({ where: { caseId }, order: ['happenedOn', 'track', 'position', 'id'] })
  const byId = new Map(rows.map(row => [row.id, row]))
  const person = await peopleNamed(rows.map(({ recordedBy }) => recordedBy))
  const handOf = (step: Step): Hand => ({ by: person(step.recordedBy), on: names.day(step.createdAt) })
  const line = (step: Step) => lineOf(step, names, purpose === 'handover' ? handOf(step) : null)
  const wrong = purpose === 'handover' ? rows.filter(({ supersededById }) => supersededById) : []
  return {
    byId,
    steps: rows.filter(({ supersededById }) => !supersededById).map(line),
    corrected: wrong.map(step => {
      const right = byId.get(step.supersededById ?? '')
      return {
        ...line(step),
        because: step.supersededBecause ?? '',
        corrected: right ? { ...placeOf(right, names), hand: handOf(right) } : null,
      }
    }),
  }
}

/** A step as others refer to it. */
export const placeOf = ({ happenedOn, track, stage }: Step, names: Names) => ({
  on: happenedOn,
  to: names.stage(track, stage),
})

function lineOf(step: Step, names: Names, recorded: Hand | null): StepLine {
  const { track, stage, fromStage, statedOn } = step
  return {
    ...placeOf(step, names),
    track: names.track(track),
    from: fromStage === names.unknownStage ? null : names.stage(track, fromStage),
    learntOn: step.learntOn,
    servedOn: step.servedOn ?? null,
    servedHow: step.servedHow ?? null,
    stated: statedOn ? { on: statedOn, what: names.stated(track, stage) } : null,
    proof: step.proof ?? null,
    results: (step.results ?? []).map(({ ground, result }) => ({
      ground: names.ground(ground),
      result: names.result(result),
    })),
    recorded,
  }
}
