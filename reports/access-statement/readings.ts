import { dateIn } from '../../runtime/clock.ts'
import { actionInWords, attendance } from './actions.ts'
import { type Entry, entriesAbout, informingAmong } from './entries.ts'
import type { Reading } from './figures.ts'
import { type People, peopleAround } from './people.ts'
import type { Subjects } from './subjects.ts'
import { byLink, emergencyInWords, rolesInWords, shielded } from './words.ts'

/** Who did what with the client's file, as far as they may know it, oldest first. */
export async function readingsOf(subjects: Subjects, zone: string): Promise<Reading[]> {
  const entries = await entriesAbout(subjects)
  const ids = new Set(entries.flatMap(({ actorId }) => actorId ?? []))
  const people = await peopleAround(subjects.cases, [...ids])
  const informing = await informingAmong(entries)
  const lines = entries.map(entry => {
    const at = new Date(entry.at)
    const on = dateIn(zone, at)
    const toldThere = entry.action === recorded && informing.has(entry.subjectId ?? '')
    const what = toldThere ? attendance : actionInWords(entry.action)
    const { who, role } = whoOf(entry, at, on, people)
    // Who of a firm, or who of those protected, is not told, nor that two lines are of one of them.
    const person = who === people.nameOf(entry.actorId ?? '', at, on) ? entry.actorId : null
    const why = whyOf(entry, on, { subjects, people })
    return { person, at: at.toISOString(), who, role, what, why, times: 1 }
  })
  return together(lines)
}

const recorded = 'group-session.attendance-recorded'

interface OfPerson extends Reading {
  person: string | null
}

const HOUR = 3_600_000

/** One line for those that read alike, of the same person, within an hour of the first. The lines are in the order of time. */
function together(lines: OfPerson[]): Reading[] {
  const latest = new Map<string, Reading>()
  return lines.flatMap(({ person, ...line }) => {
    const alike = JSON.stringify([person, line.who, line.role, line.what, line.why])
    const before = latest.get(alike)
    if (before && Date.parse(line.at) - Date.parse(before.at) < HOUR) {
      before.times += 1
      return []
    }
    latest.set(alike, line)
    return [line]
  })
}

function whoOf({ actorId, actorRoles }: Entry, at: Date, on: string, people: People) {
  if (actorId === null) return { who: byLink, role: null }
  const name = people.nameOf(actorId, at, on)
  if (name === null) return { who: shielded, role: null }
  const firmId = people.ofFirm(actorRoles) ? people.firmOn(actorId, on) : null
  return {
    who: firmId ? (people.nameOfFirm(firmId) ?? shielded) : name,
    role: rolesInWords(actorRoles) || null,
  }
}

function whyOf(entry: Entry, on: string, { subjects, people }: { subjects: Subjects; people: People }) {
  const { glass } = JSON.parse(entry.details) as { glass?: string }
  const broken = subjects.glasses.find(({ id }) => id === glass || id === entry.subjectId)
  if (broken) return emergencyInWords(broken.reasonCode)
  if (entry.actorId === null || !people.ofFirm(entry.actorRoles)) return null
  const firmId = people.firmOn(entry.actorId, on)
  const consent = subjects.consents.find(
    one =>
      one.firmId === firmId &&
      (one.kind === 'given' || one.kind === 'limited') &&
      one.validFrom <= on &&
      lastDayOf(one.id, one.expiresOn, subjects) >= on,
  )
  return consent ? `Under the consent of ${consent.occurredOn}` : null
}

function lastDayOf(consentId: string, expiresOn: string, { consents }: Subjects): string {
  return consents.find(({ endsId }) => endsId === consentId)?.occurredOn ?? expiresOn
}
