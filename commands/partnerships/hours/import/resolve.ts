import type { HourMapping } from '../../../../models/HourBatch.ts'
import {
  type Activity,
  type EntryKind,
  type ProgrammeKind,
  programmeKinds,
} from '../../../../models/TimeEntry.ts'
import type { FileLine } from './readHours.ts'
import type { Said } from './rowKeys.ts'

/** A matter as far as hours need to know it. It was found through the door of whoever imports. */
export interface MatterKnown {
  id: string
  reference: string
  openedOn: string
  closedOn: string | null
}

export interface RowFault {
  fault:
    | 'unreadable'
    | 'unknown-person'
    | 'unknown-matter'
    | 'unknown-activity'
    | 'not-of-the-firm'
    | 'not-on-the-team'
    | 'before-opening'
    | 'after-closing'
    | 'in-the-future'
    | 'long-day'
    | 'double'
    | 'double-in-the-file'
  /** The column, where the reader of the file told one. */
  field?: string
  detail: string
  /** The entry that says the same. */
  entryId?: string
  /** The line of the file that says the same. */
  otherLine?: number
}

export interface Meant extends Said {
  line: number
  matter: MatterKnown | null
}

/** Whom and what a line means by the mapping, or why that cannot be told. */
export function resolve(
  line: FileLine,
  mapping: HourMapping,
  matters: ReadonlyMap<string, MatterKnown>,
): Meant | RowFault[] {
  const userId = personOf(line, mapping)
  const work = workOf(line, mapping, matters)
  const activity = activityOf(line, mapping)
  if (userId && work && activity) {
    const { line: at, minutes, date: workedOn, lineId } = line
    return { line: at, userId, workedOn, minutes, activity, lineId, ...work }
  }
  return [
    ...(userId ? [] : [unknown('unknown-person', 'No person stands for this timekeeper')]),
    ...(work ? [] : [unknown('unknown-matter', 'No matter of the firm stands for this one')]),
    ...(activity ? [] : [unknown('unknown-activity', 'No activity stands for this code')]),
  ]
}

const unknown = (fault: RowFault['fault'], detail: string): RowFault => ({ fault, detail })

const personOf = ({ timekeeperId, timekeeperName }: FileLine, { people }: HourMapping) =>
  own(people, timekeeperId) ?? own(people, timekeeperName)

/** Codes mean the same in small letters and in capitals, as the reader of a file has it. */
function activityOf({ activityCode }: FileLine, { activities }: HourMapping): Activity | undefined {
  const [, meant] =
    Object.entries(activities).find(([code]) => code.toUpperCase() === activityCode.toUpperCase()) ?? []
  return meant as Activity | undefined
}

interface Work {
  kind: EntryKind
  matterId: string | null
  matter: MatterKnown | null
}

/** By their id of the matter, or by ours, which firms give as the client's. */
function workOf(
  { clientMatter, firmMatter }: FileLine,
  mapping: HourMapping,
  matters: ReadonlyMap<string, MatterKnown>,
): Work | undefined {
  const meant = own(mapping.matters, clientMatter) ?? own(mapping.matters, firmMatter) ?? clientMatter
  if (isProgramme(meant)) return { kind: meant, matterId: null, matter: null }
  const matter = matters.get(meant)
  return matter && { kind: 'matter', matterId: matter.id, matter }
}

export const isProgramme = (word: string): word is ProgrammeKind => programmeKinds.some(kind => kind === word)

// Its own keys only: every object answers to "constructor".
const own = (map: Record<string, string>, key: string): string | undefined =>
  Object.hasOwn(map, key) ? map[key] : undefined
