import { jurisdictionFor } from '../jurisdictions/load.ts'
import { stageOf } from '../jurisdictions/process.ts'

const names = new Map<string, string | null>()

/** The words for a stage; null when the process of the jurisdiction does not know the stage any more. */
export function stageName(jurisdiction: unknown, track: unknown, stage: unknown): string | null {
  const key = `${jurisdiction} ${track} ${stage}`
  let name = names.get(key)
  if (name === undefined) {
    name = lookUp(String(jurisdiction), String(track), String(stage))
    names.set(key, name)
  }
  return name
}

function lookUp(jurisdiction: string, track: string, stage: string): string | null {
  try {
    return stageOf(jurisdictionFor(jurisdiction), track, stage).name
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
