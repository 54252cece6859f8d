import { Problem } from '../../../errors.ts'
import { Case } from '../../../models/Case.ts'
import { Consent } from '../../../models/Consent.ts'
import { Credential, type CredentialKind } from '../../../models/Credential.ts'
import type { Firm } from '../../../models/Firm.ts'
import { LawyerProfile } from '../../../models/LawyerProfile.ts'
import { Matter, type MatterKind } from '../../../models/Matter.ts'
import { Offer } from '../../../models/Offer.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { select } from '../../../models/statements.ts'
import { TeamMember, type TeamRole } from '../../../models/TeamMember.ts'
import { Undertaking } from '../../../models/Undertaking.ts'
import type { User } from '../../../models/User.ts'
import { liveConsent } from '../../../policies/conditions.ts'
import { conditionSql } from '../../../policies/scope.ts'
import { wallStands } from '../../../policies/walls.ts'
import { firmsRefused } from './firmsRefused.ts'
import { holdGates } from './holdGates.ts'

/**
 * The gates that a firm passes before a matter is offered to it, and a lawyer before a place on a team. Each has a
 * name, and a refusal names every gate that is shut.
 */
export const gateNames = {
  'partnership-live': 'The firm is no partner today, or its signed agreement does not cover today',
  'kind-excluded': 'The agreement with the firm excludes this kind of work or a field of business it touches',
  'firm-capacity': 'The firm works on as many matters as its agreement allows',
  'no-conflict': 'The firm declared a conflict of interest on this case',
  'client-refused': 'The client does not want this firm, or took the consent for it back',
  'no-wall': 'A wall keeps this firm or this lawyer from the case',
  undertaking: 'The confidentiality undertaking of this lawyer is missing or has ended',
  induction: 'The induction training of this lawyer is missing or has ended',
  'practising-status': 'This kind of work needs a practising certificate and insurance in force',
  'lawyer-capacity': 'The lawyer works on as many matters as they can take',
  'consent-live': 'The client has not agreed, or agrees no longer, to share the case with this firm',
} as const
export type Gate = keyof typeof gateNames

/**
 * The kinds of work in which a lawyer speaks for the client, so that practising status is asked for. The centre's own
 * rule, to be confirmed by its lawyers; research and work for the centre itself need none.
 */
export const representing: readonly MatterKind[] = [
  'claim-form',
  'interview',
  'appeal',
  'judicial-review',
  'subsequent-claim',
  'work-permission',
]

/** Refuses (409) with every gate that is shut. */
export function refuseShut(shut: Gate[]): void {
  if (shut.length === 0) return
  throw new Problem('illegal-state', `Not possible: ${shut.join(', ')}`, {
    errors: shut.map(gate => ({ pointer: `/gates/${gate}`, detail: gateNames[gate] })),
  })
}

/** The gates that are shut for a firm that would be offered this matter today. */
export async function gatesShutForFirm(matter: Matter, { id }: Firm, today: string): Promise<Gate[]> {
  const firm = await holdGates(matter, id)
  const live = await livePartnershipOf(firm, today)
  return shutAmong([
    ['no-wall', await wallStands(matter.caseId, { firmId: firm.id })],
    ['partnership-live', !live],
    ['kind-excluded', live !== null && excludes(live, matter)],
    ['firm-capacity', live !== null && (await isFull(live, matter))],
    ['no-conflict', await declaredConflict(matter, firm)],
    ['client-refused', (await firmsRefused(matter.caseId)).has(firm.id)],
  ])
}

/** The gates that are shut for a lawyer of the matter's firm who would join its team today. */
export async function gatesShutForLawyer(
  matter: Matter,
  { id }: Firm,
  { lawyer, role, today }: { lawyer: User; role: TeamRole; today: string },
): Promise<Gate[]> {
  const firm = await holdGates(matter, id)
  const named = { userId: lawyer.id }
  const profile = await LawyerProfile.findOne({ where: named })
  return shutAmong([
    [
      'no-wall',
      (await wallStands(matter.caseId, named)) || (await wallStands(matter.caseId, { firmId: firm.id })),
    ],
    ['partnership-live', !(await livePartnershipOf(firm, today))],
    ['undertaking', !(await sworn(lawyer.id, today))],
    ['induction', !(await holds(lawyer.id, 'induction', today))],
    ['practising-status', needsCertificate(matter, role, profile) && !(await mayPractise(lawyer.id, today))],
    ['lawyer-capacity', await isBusy(profile, matter, today)],
    ['consent-live', !(await consented(matter, firm.id, today))],
  ])
}

const shutAmong = (gates: [Gate, boolean][]): Gate[] => gates.filter(([, shut]) => shut).map(([gate]) => gate)

interface Span {
  startsOn: string
  endsOn: string
}

const covers = ({ startsOn, endsOn }: Span, day: string) => startsOn <= day && day <= endsOn

/** The signed agreement of a partner that covers the day. A paused firm is asked for nothing new. */
export async function livePartnershipOf(firm: Firm, today: string): Promise<Partnership | null> {
  if (firm.status !== 'partner') return null
  const signed = await Partnership.findAll({
    where: { firmId: firm.id, state: 'signed' },
    order: [['startsOn', 'DESC']],
  })
  return signed.find(one => covers(one, today)) ?? null
}

type Exclusions = Pick<Partnership, 'excludedKinds' | 'excludedSectors'>

/** Whether an agreement leaves out the kind of a matter, or a field of business that the matter touches. */
export function excludes({ excludedKinds, excludedSectors }: Exclusions, { kind, sectors }: Matter): boolean {
  const touched = (sectors ?? []).some(sector => (excludedSectors ?? []).includes(sector))
  return touched || (excludedKinds ?? []).includes(kind)
}

async function isFull({ firmId, mostMatters }: Partnership, matter: Matter): Promise<boolean> {
  if (mostMatters === null || mostMatters === undefined) return false
  const active = await Matter.findAll({ where: { firmId, status: 'active' }, attributes: ['id'] })
  return active.filter(({ id }) => id !== matter.id).length >= mostMatters
}

async function declaredConflict(matter: Matter, firm: Firm): Promise<boolean> {
  const siblings = matter.caseId
    ? await Matter.findAll({ where: { caseId: matter.caseId }, attributes: ['id'] })
    : [matter]
  const matterId = siblings.map(({ id }) => id)
  return (await Offer.count({ where: { firmId: firm.id, matterId, state: 'conflict' } })) > 0
}

async function sworn(userId: string, today: string): Promise<boolean> {
  const undertakings = await Undertaking.findAll({ where: { userId } })
  return undertakings.some(({ signedOn, endsOn }) => signedOn <= today && today <= endsOn)
}

async function holds(userId: string, kind: CredentialKind, today: string): Promise<boolean> {
  const held = await Credential.findAll({ where: { userId, kind } })
  return held.some(one => covers(one, today))
}

/** Trainees and paralegals may assist; whoever leads or supervises work that represents must be able to practise. */
function needsCertificate({ kind }: Matter, role: TeamRole, profile: LawyerProfile | null): boolean {
  const assists = role === 'second' && ['trainee', 'paralegal'].includes(profile?.grade ?? '')
  return representing.includes(kind) && !assists
}

const mayPractise = async (userId: string, today: string) =>
  (await holds(userId, 'practising-certificate', today)) && (await holds(userId, 'indemnity', today))

async function isBusy(profile: LawyerProfile | null, matter: Matter, today: string): Promise<boolean> {
  if (!profile || profile.mostMatters === null) return false
  const places = await TeamMember.findAll({ where: { userId: profile.userId } })
  const current = new Set(places.filter(place => place.endsOn >= today).map(({ matterId }) => matterId))
  current.delete(matter.id)
  if (current.size < profile.mostMatters) return false
  const active = await Matter.count({ where: { id: [...current], status: 'active' } })
  return active >= profile.mostMatters
}

async function consented({ caseId }: Matter, firmId: string, today: string): Promise<boolean> {
  if (caseId === null) return true
  const { clientId } = await Case.findByPk(caseId, { attributes: ['clientId'], rejectOnEmpty: true })
  const agreed = { clientId, firmId, purpose: 'casework', ...liveConsent(today) }
  const rows = await select(
    `SELECT id FROM consents AS \`Consent\` WHERE ${conditionSql(agreed, Consent, 'Consent', 'by-row')} LIMIT 1`,
  )
  return rows.length > 0
}
