import { dateIn } from '../../runtime/clock.ts'
import { type Entry, entriesAbout } from './entries.ts'
import type { Reading } from './figures.ts'
import { type People, peopleAround } from './people.ts'
import type { Subjects } from './subjects.ts'
import { actionInWords, byLink, emergencyInWords, rolesInWords, shielded } from './words.ts'

/** Who did what with the client's file, as far as they may know it, oldest first. */
export async function readingsOf(subjects: Subjects, zone: string): Promise<Reading[]> {
  const entries = await entriesAbout(subjects)
  const ids = new Set(entries.flatMap(({ actorId }) => actorId ?? []))
  const people = await peopleAround(subjects.cases, [...ids])
  return entries.map(entry => {
    const at = new Date(entry.at)
    const on = dateIn(zone, at)
    const what = actionInWords(entry.action)
    const { who, role } = whoOf(entry, at, on, people)
    return { at: at.toISOString(), who, role, what, why: whyOf(entry, on, { subjects, people }) }
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
