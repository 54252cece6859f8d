import { Absence } from '../../models/Absence.ts'
import { Credential } from '../../models/Credential.ts'
import { LawyerProfile } from '../../models/LawyerProfile.ts'
import { RoleGrant } from '../../models/RoleGrant.ts'
import { Undertaking } from '../../models/Undertaking.ts'
import type { User } from '../../models/User.ts'
import { endOrNull } from '../stored.ts'
import { marked, markedOrNull } from '../text.ts'

/** The people of a page, each with what holds of them today: profile, credentials, absences to come, undertaking. */
export async function presentPeople(people: User[], today: string) {
  const theirs = { where: { userId: people.map(({ id }) => id) } }
  const grants = byPerson(await RoleGrant.findAll({ ...theirs, order: ['role'] }))
  const profiles = byPerson(await LawyerProfile.findAll(theirs))
  const credentials = byPerson(await Credential.findAll({ ...theirs, order: ['endsOn', 'id'] }))
  const absences = byPerson(await Absence.findAll({ ...theirs, order: ['startsOn', 'id'] }))
  const undertakings = byPerson(await Undertaking.findAll({ ...theirs, order: [['endsOn', 'DESC'], 'id'] }))
  return people.map(({ id, displayName }) => ({
    id,
    displayName: marked(displayName),
    roles: grants(id).map(({ role }) => role),
    ...presentProfile(profiles(id)[0] ?? null),
    credentials: credentials(id)
      .filter(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn)
      .map(presentCredential),
    absences: absences(id)
      .filter(({ endsOn }) => today <= endsOn)
      .map(presentAbsence),
    undertaking: inForce(undertakings(id), today),
  }))
}

function byPerson<R extends { userId: string }>(rows: R[]): (userId: string) => R[] {
  return userId => rows.filter(row => row.userId === userId)
}

/** The undertaking that holds today; of several the one that lasts longest. */
function inForce(undertakings: Undertaking[], today: string) {
  const current = undertakings.find(({ signedOn, endsOn }) => signedOn <= today && today <= endsOn)
  if (!current) return null
  const { id, signedOn, endsOn } = current
  return { id, signedOn, endsOn: endOrNull(endsOn) }
}

/** Nothing is known of somebody without a profile: this is what their first one is written over. */
export function presentProfile(profile: LawyerProfile | null) {
  if (!profile) return { grade: null, foreignLawyer: null, languages: [], areas: [], mostMatters: null }
  const { grade, foreignLawyer, languages, areas, mostMatters } = profile
  return { grade, foreignLawyer: Boolean(foreignLawyer), languages, areas, mostMatters }
}

export function presentCredential(credential: Credential) {
  const { id, kind, jurisdiction, number, startsOn, endsOn } = credential
  return {
    ...{ id, kind, startsOn },
    jurisdiction: markedOrNull(jurisdiction),
    number: markedOrNull(number),
    endsOn: endOrNull(endsOn),
  }
}

export function presentAbsence({ id, startsOn, endsOn, coveredBy }: Absence) {
  return { id, startsOn, endsOn, coveredBy: coveredBy ?? null }
}
