import type { Grade } from '../../../../models/LawyerProfile.ts'
import { openPeriod, type Period } from '../openPeriod.ts'
import { overlaps, type Worked } from '../sameHour.ts'
import type { Facts } from './facts.ts'
import type { Meant, RowFault } from './resolve.ts'

const DAY = 24 * 60

/** What a line of the file comes to. */
export interface Judged {
  line: number
  outcome: 'new' | 'late' | 'already' | 'fault'
  /** The entry that the line is or would be. */
  entry: Becomes | null
  faults: RowFault[]
}

export interface Becomes extends Meant, Period {
  name: string
  grade: Grade | null
  possibleDouble: boolean
}

/** A line, whom and what it means, and its name among all lines that ever came in. */
export type Named = Meant & { name: string }

/**
 * Judges lines by the rules for hours that are recorded by hand, one after the other, each beside what stands there and
 * the lines before it. `again` says that lines which say the same are no mistake; they are then to be looked at.
 */
export class Judge {
  private readonly taken = new Map<string, (Worked & { line: number })[]>()

  constructor(
    private readonly facts: Facts,
    private readonly again: boolean,
  ) {}

  judge(meant: Named): Judged {
    const faults = this.misfits(meant)
    if (faults.length > 0) return faulty(meant.line, faults)
    const entry = this.becomes(meant)
    const { line } = meant
    if (this.facts.known.has(meant.name)) return { line, outcome: 'already', entry, faults: [] }
    const fault = this.sameHour(meant) ?? this.longDay(meant)
    if (fault) return faulty(line, [fault])
    this.day(meant).push(meant)
    return { line, outcome: entry.late ? 'late' : 'new', entry, faults: [] }
  }

  private becomes(meant: Named): Becomes {
    const { facts } = this
    return {
      ...meant,
      ...openPeriod(facts.locked, meant.workedOn),
      grade: facts.grades.get(meant.userId) ?? null,
      possibleDouble: this.others(meant).some(other => overlaps(meant, other)),
    }
  }

  private misfits({ userId, workedOn, matter }: Meant): RowFault[] {
    const { today, isOfFirm, teamSince } = this.facts
    if (workedOn > today) return [{ fault: 'in-the-future', detail: 'The day lies in the future' }]
    if (!matter) {
      return isOfFirm(userId, workedOn)
        ? []
        : [{ fault: 'not-of-the-firm', detail: 'The person was not of this firm on that day' }]
    }
    const since = teamSince(matter.id, userId)
    const faults: RowFault[] = []
    if (!isOfFirm(userId, workedOn) || !since || since > workedOn)
      faults.push({ fault: 'not-on-the-team', detail: 'Not on the team of this matter by that day' })
    if (workedOn < matter.openedOn)
      faults.push({ fault: 'before-opening', detail: 'The matter was not open yet' })
    if (matter.closedOn && workedOn > matter.closedOn)
      faults.push({ fault: 'after-closing', detail: 'The matter was closed already' })
    return faults
  }

  private sameHour(meant: Meant): RowFault | undefined {
    if (this.again) return undefined
    const same = (other: Worked) => overlaps(meant, other) && other.minutes === meant.minutes
    const entry = this.facts.entriesOn(meant.userId, meant.workedOn).find(same)
    if (entry) return { fault: 'double', detail: 'An entry says the same', entryId: entry.id }
    const row = this.day(meant).find(same)
    return row && { fault: 'double-in-the-file', detail: 'Another line says the same', otherLine: row.line }
  }

  private longDay(meant: Meant): RowFault | undefined {
    const sum = this.others(meant).reduce((total, { minutes }) => total + minutes, meant.minutes)
    return sum > DAY ? { fault: 'long-day', detail: 'The day of this person would pass 24 hours' } : undefined
  }

  private others(meant: Meant): Worked[] {
    return [...this.facts.entriesOn(meant.userId, meant.workedOn), ...this.day(meant)]
  }

  private day({ userId, workedOn }: Meant): (Worked & { line: number })[] {
    const key = `${userId} ${workedOn}`
    const day = this.taken.get(key) ?? []
    this.taken.set(key, day)
    return day
  }
}

const faulty = (line: number, faults: RowFault[]): Judged => ({ line, outcome: 'fault', entry: null, faults })
