import { Temporal } from 'temporal-polyfill'
import { jurisdictionFor } from '../../jurisdictions/load.ts'
import { stageOf } from '../../jurisdictions/process.ts'
import type { Stage } from '../../jurisdictions/schema.ts'
import { User } from '../../models/User.ts'

/** The names that a jurisdiction gives to its codes. A code that it does not know any more stands for itself. */
export interface Names {
  process: string
  unknownStage: string
  track: (code: string) => string
  stage: (track: string, code: string) => string
  /** What a day is that a paper of this stage states. */
  stated: (track: string, stage: string) => string
  ground: (code: string) => string
  result: (code: string) => string
  /** The day of a moment in the jurisdiction's zone. */
  day: (moment: Date) => string
}

export function namesIn(id: string): Names {
  const jurisdiction = jurisdictionFor(id)
  const { process, grounds, calendar } = jurisdiction
  const stage = (track: string, code: string): Stage | null => {
    try {
      return stageOf(jurisdiction, track, code)
    } catch (error) {
      if (error instanceof RangeError) return null
      throw error
    }
  }
  return {
    process: process.name,
    unknownStage: process.unknownStage.code,
    track: nameAmong(process.tracks),
    stage: (track, code) => stage(track, code)?.name ?? code,
    stated: (track, code) => stage(track, code)?.dates.statedOn ?? 'day stated in the paper',
    ground: nameAmong(grounds.grounds),
    result: nameAmong(grounds.results),
    day: moment =>
      Temporal.Instant.from(moment.toISOString()).toZonedDateTimeISO(calendar.zone).toPlainDate().toString(),
  }
}

const nameAmong = (known: { code: string; name: string }[]) => (code: string) =>
  known.find(one => one.code === code)?.name ?? code

/** The display names of people by their ids. */
export async function peopleNamed(ids: (string | null | undefined)[]): Promise<(id: string) => string> {
  const wanted = [...new Set(ids.filter(id => typeof id === 'string'))]
  const people = await User.findAll({ where: { id: wanted }, attributes: ['id', 'displayName'] })
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]))
  return id => names.get(id) ?? 'somebody without an account'
}
