import type { Jurisdiction, Stage, Track } from './schema.ts'

/** A track of the process. @throws RangeError where the jurisdiction has no such track. */
export function trackOf(j: Jurisdiction, track: string): Track {
  const found = j.process.tracks.find(one => one.code === track)
  if (!found) throw new RangeError(`${j.id} has no track ${track}`)
  return found
}

/** Every stage of a track, the unknown one last. @throws RangeError where the track does not exist. */
export function stagesOf(j: Jurisdiction, track: string): Stage[] {
  return [...trackOf(j, track).stages, unknownStage(j)]
}

const unknownStages = new WeakMap<Jurisdiction, Stage>()

function unknownStage(j: Jurisdiction): Stage {
  const known = unknownStages.get(j) ?? makeUnknownStage(j)
  unknownStages.set(j, known)
  return known
}

/** A stage of a track. @throws RangeError where the track has no such stage. */
export function stageOf(j: Jurisdiction, track: string, code: string): Stage {
  const unknown = unknownStage(j)
  const found = code === unknown.code ? unknown : trackOf(j, track).stages.find(stage => stage.code === code)
  if (!found) throw new RangeError(`${j.id} has no stage ${code} on the track ${track}`)
  return found
}

/**
 * The stages that may come next, in the order of the process. `null` stands for a track without a step yet: a
 * client may arrive at any stage, the unknown one too. From the unknown stage every known one may follow.
 */
export function movesFrom(j: Jurisdiction, track: string, stage: string | null): Stage[] {
  if (stage === null) return stagesOf(j, track)
  if (stage === j.process.unknownStage.code) return trackOf(j, track).stages
  const { next, inferredNext } = stageOf(j, track, stage)
  const { stages, anytime } = trackOf(j, track)
  const ended = next.length + inferredNext.length === 0
  const allowed = new Set([...next, ...inferredNext, ...(ended ? [] : anytime.map(move => move.to))])
  return stages.filter(one => allowed.has(one.code))
}

/** Whether a step at `to` may follow a step at `from`; `from` is null for the first step of a track. */
export function allowsMove(j: Jurisdiction, track: string, from: string | null, to: string): boolean {
  return movesFrom(j, track, from).some(stage => stage.code === to)
}

/** What to say aloud when a track reaches this stage: its own alert and the rules that only warn. */
export function alertsAt(j: Jurisdiction, track: string, stage: string): string[] {
  const { alert } = stageOf(j, track, stage)
  const rules = j.rules.filter(rule => rule.kind === 'alert' && rule.trigger.includes(stage))
  return [...(alert === null ? [] : [alert]), ...rules.map(rule => `${rule.name}: ${rule.demands}`)]
}

function makeUnknownStage(j: Jurisdiction): Stage {
  return {
    ...j.process.unknownStage,
    phase: null,
    acts: [],
    legalBasis: null,
    next: [],
    inferredNext: [],
    closes: false,
    mayClose: false,
    makesClaim: false,
    countsAs: null,
    dates: {},
    alert: null,
  }
}
