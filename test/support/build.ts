import { randomUUID } from 'node:crypto'
import type { CreationAttributes } from 'sequelize'
import { writeAgreements } from '../../commands/psychosocial/writeAgreements.ts'
import { Assignment } from '../../models/Assignment.ts'
import { AuditEntry } from '../../models/AuditEntry.ts'
import { BreakGlass } from '../../models/BreakGlass.ts'
import { Case } from '../../models/Case.ts'
import { CaseGround } from '../../models/CaseGround.ts'
import { CaseTrack } from '../../models/CaseTrack.ts'
import { Client } from '../../models/Client.ts'
import { Consent } from '../../models/Consent.ts'
import { ConsentScope, type DataKind, dataKinds, leaseKinds } from '../../models/ConsentScope.ts'
import { Credential, type CredentialKind } from '../../models/Credential.ts'
import { Deadline } from '../../models/Deadline.ts'
import { Firm } from '../../models/Firm.ts'
import { GroupSession } from '../../models/GroupSession.ts'
import { Intake } from '../../models/Intake.ts'
import { LawyerProfile } from '../../models/LawyerProfile.ts'
import { Matter } from '../../models/Matter.ts'
import { MedicoLegalReport } from '../../models/MedicoLegalReport.ts'
import { Offer } from '../../models/Offer.ts'
import { Partnership } from '../../models/Partnership.ts'
import { Pledge } from '../../models/Pledge.ts'
import { Provider } from '../../models/Provider.ts'
import { Referral } from '../../models/Referral.ts'
import { type Piece, pieces, ReferralDisclosure } from '../../models/ReferralDisclosure.ts'
import { ReferralWorker } from '../../models/ReferralWorker.ts'
import { Report } from '../../models/Report.ts'
import { RoleGrant } from '../../models/RoleGrant.ts'
import { newReference } from '../../models/reference.ts'
import { Share } from '../../models/Share.ts'
import { TeamMember } from '../../models/TeamMember.ts'
import { Undertaking } from '../../models/Undertaking.ts'
import { User } from '../../models/User.ts'
import { Wall } from '../../models/Wall.ts'
import type { Role } from '../../policies/vocabulary.ts'

/**
 * Builds what a test names, and whatever that needs. Each helper takes only what matters to the test.
 * Dates suit the clock's start, 18 March 2026.
 */
type Given<T> = Partial<T>

let count = 0
const next = () => ++count

async function user(roles: Role[], given: Given<CreationAttributes<User>> = {}): Promise<User> {
  const number = next()
  const made = await User.create({
    signInName: `person${number}@example.org`,
    displayName: `Person ${number}`,
    status: 'active',
    ...given,
  })
  for (const role of roles) await RoleGrant.create({ userId: made.id, role })
  return made
}

async function firm(given: Given<CreationAttributes<Firm>> = {}): Promise<Firm> {
  return Firm.create({ name: `Firm ${next()} LLP`, status: 'partner', offices: ['Hong Kong'], ...given })
}

/** A firm with a signed partnership for 2026. */
async function partnerFirm(given: Given<CreationAttributes<Firm>> = {}): Promise<Firm> {
  const made = await firm(given)
  await partnership({ firmId: made.id })
  return made
}

interface PartnershipGiven extends Given<CreationAttributes<Partnership>> {
  firmId: string
  /** What is pledged; zero is no pledge. */
  pledgedMinutes?: number
  pledgedMinor?: number
  currency?: string
}

/** A signed partnership for 2026, with a pledge of 1,000 hours and one of HK$300,000 unless told otherwise. */
async function partnership({
  pledgedMinutes = 60_000,
  pledgedMinor = 30_000_000,
  currency = 'HKD',
  ...given
}: PartnershipGiven): Promise<Partnership> {
  const made = await Partnership.create({
    year: 2026,
    state: 'signed',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    signedOn: '2025-12-01',
    ...given,
  })
  const partnershipId = made.id
  if (pledgedMinutes > 0) await Pledge.create({ partnershipId, kind: 'hours', quantity: pledgedMinutes })
  if (pledgedMinor > 0)
    await Pledge.create({ partnershipId, kind: 'money', quantity: pledgedMinor, currency })
  return made
}

async function client(given: Given<CreationAttributes<Client>> = {}): Promise<Client> {
  return Client.create({
    id: randomUUID(),
    reference: newReference('CL'),
    status: 'active',
    leadId: given.leadId ?? (await user(['caseworker'])).id,
    fullName: `Client Number ${next()}`,
    ...given,
  })
}

interface CaseGiven extends Given<CreationAttributes<Case>> {
  /** The lead caseworker, assigned from 1 January 2026. */
  lead?: User
  stage?: string
}

/** An open case at stage M05 (claim form pending), unless told otherwise. */
async function legalCase({ lead, ...given }: CaseGiven = {}): Promise<Case> {
  const caseworker = lead ?? (await user(['caseworker']))
  const stage = given.stage ?? 'M05'
  const made = await Case.create({
    id: randomUUID(),
    reference: newReference('CS'),
    clientId: given.clientId ?? (await client({ leadId: caseworker.id })).id,
    jurisdiction: 'hk-usm',
    status: 'open',
    track: 'claim',
    stage,
    leadId: caseworker.id,
    openedOn: '2026-01-05',
    ...given,
  })
  await CaseTrack.create({ caseId: made.id, track: 'claim', stage, sinceOn: '2026-01-05' })
  await CaseGround.create({ caseId: made.id, ground: 'TORTURE', result: 'pending' })
  await assignment({ caseId: made.id, userId: caseworker.id, role: 'lead' })
  return made
}

async function assignment(
  given: Given<CreationAttributes<Assignment>> & { caseId: string; userId: string },
): Promise<Assignment> {
  return Assignment.create({ role: 'second', startsOn: '2026-01-01', assignedBy: given.userId, ...given })
}

/** A draft that names a firm is offered to it, and waits for the answer. */
async function matter(given: Given<CreationAttributes<Matter>> & { lead?: User } = {}): Promise<Matter> {
  const { lead, ...rest } = given
  const made = await Matter.create({
    id: randomUUID(),
    reference: newReference('MT'),
    caseId: rest.caseId === undefined ? (await legalCase(lead ? { lead } : {})).id : rest.caseId,
    kind: 'appeal',
    status: 'draft',
    conflictCheck: 'none',
    openedOn: '2026-02-01',
    ...rest,
  })
  if (made.firmId && made.status === 'draft') await offer({ matterId: made.id, firmId: made.firmId })
  return made
}

/** A firm’s turn with a matter, which waits for the answer until the end of March. */
async function offer(
  given: Given<CreationAttributes<Offer>> & { matterId: string; firmId: string },
): Promise<Offer> {
  return Offer.create({
    id: randomUUID(),
    rank: 1,
    kind: 'offer',
    state: 'offered',
    offeredAt: new Date('2026-03-17T06:00:00.000Z'),
    answerBy: '2026-03-31T06:00:00.000Z',
    closesAt: '2026-03-31T06:00:00.000Z',
    ...given,
  })
}

/** A running deadline of a case, with a last day in April, that a person wrote down. */
async function deadline(given: Given<CreationAttributes<Deadline>> & { caseId: string }): Promise<Deadline> {
  return Deadline.create({
    track: 'claim',
    ruleId: 'D1',
    ruleVersion: 1,
    kind: 'manual',
    name: 'File the notice of appeal',
    demands: 'The notice',
    soft: false,
    basisDate: '2026-03-10',
    legalLastDay: '2026-04-10',
    internalTarget: given.legalLastDay ?? '2026-04-08',
    verified: false,
    confidence: 'sourced',
    source: 'Invented for the test',
    explanation: 'Written down by hand',
    calendarVersion: '1',
    state: 'running',
    ...given,
  })
}

interface ConsentGiven extends Given<CreationAttributes<Consent>> {
  clientId: string
  /** All that a lease opens, where nothing is said. */
  dataKinds?: readonly DataKind[]
}

/** A consent to casework with a firm, given in February without an end, unless told otherwise. */
async function consent({ dataKinds = leaseKinds, ...given }: ConsentGiven): Promise<Consent> {
  const occurredOn = given.occurredOn ?? '2026-02-01'
  const event = await Consent.create({
    kind: 'given',
    purpose: 'casework',
    recipientKind: 'firm',
    occurredOn,
    validFrom: occurredOn,
    language: 'ur',
    noticeVersion: '2026-01',
    proof: 'spoken',
    recordedBy: randomUUID(),
    createdAt: new Date('2026-02-01T02:00:00.000Z'),
    ...given,
  })
  await ConsentScope.bulkCreate(dataKinds.map(dataKind => ({ consentId: event.id, dataKind })))
  return event
}

/** The event that ends a consent: a withdrawal, unless told otherwise. */
async function consentEnd(ended: Consent, given: Omit<ConsentGiven, 'clientId'> = {}): Promise<Consent> {
  const { clientId, purpose, recipientKind, firmId = null, providerId = null } = ended
  const about = { clientId, purpose, recipientKind, firmId, providerId, endsId: ended.id }
  return consent({ kind: 'withdrawn', occurredOn: '2026-03-18', dataKinds: [], ...about, ...given })
}

/** The centre's own team, unless told otherwise. */
async function provider(given: Given<CreationAttributes<Provider>> = {}): Promise<Provider> {
  return Provider.create({
    id: randomUUID(),
    name: `Provider ${next()}`,
    kind: 'internal',
    services: [{ service: 'psychosocial', layer: 3 }],
    languages: ['en'],
    status: 'active',
    reviewDueOn: '2026-12-31',
    ...given,
  })
}

/** What somebody asked for themselves by the public form, and nobody has looked at. */
async function intake(given: Given<CreationAttributes<Intake>> = {}): Promise<Intake> {
  return Intake.create({
    id: randomUUID(),
    reference: newReference('IN'),
    kind: 'self',
    urgency: 'routine',
    contact: '5550 0100',
    message: 'I need somebody to talk to',
    state: 'waiting',
    receivedAt: new Date('2026-03-17T06:00:00.000Z'),
    ...given,
  })
}

/** A client’s consent that everything of their file goes to a provider by a referral, unless told otherwise. */
async function agreesToRefer(given: ConsentGiven & { providerId: string }): Promise<Consent> {
  const about = { purpose: 'referral', recipientKind: 'provider', firmId: null } as const
  const agreed = await consent({ ...about, dataKinds, ...given })
  await writeAgreements({ clientId: agreed.clientId, providerId: given.providerId })
  return agreed
}

/** A client’s consent that what their counsellor writes crosses to the legal side, unless told otherwise. */
async function agreesToCross(given: ConsentGiven): Promise<Consent> {
  const about = { purpose: 'casework', recipientKind: 'centre', firmId: null } as const
  return consent({ ...about, dataKinds: ['clinical-summary', 'vulnerability'], ...given })
}

/** A summary that the psychosocial side wrote for the legal side. */
async function share(
  given: Given<CreationAttributes<Share>> & { referralId: string; clientId: string; madeBy: string },
): Promise<Share> {
  return Share.create({ id: randomUUID(), kind: 'summary', text: 'Sleeps badly', state: 'shared', ...given })
}

interface ReferralGiven extends Given<CreationAttributes<Referral>> {
  clientId: string
  providerId: string
  referredBy: string
  pieces?: Piece[]
}

/** A routine referral that was sent, with every piece of the file disclosed unless told otherwise. */
async function referral({ pieces: chosen = [...pieces], ...given }: ReferralGiven): Promise<Referral> {
  const made = await Referral.create({
    id: randomUUID(),
    reference: newReference('RF'),
    service: 'psychosocial',
    layer: 3,
    urgency: 'routine',
    state: 'sent',
    sentAt: new Date('2026-03-17T06:00:00.000Z'),
    respondBy: '2026-03-31T06:00:00.000Z',
    ownerId: given.referredBy,
    ...given,
  })
  await writeAgreements(made)
  for (const piece of chosen) await ReferralDisclosure.create({ referralId: made.id, piece })
  return made
}

/** A group of the team on 17 March, to which nobody came, unless told otherwise. */
async function groupSession(given: Given<CreationAttributes<GroupSession>> = {}): Promise<GroupSession> {
  const recordedBy = given.recordedBy ?? (await user(['psychosocial'])).id
  return GroupSession.create({
    id: randomUUID(),
    kind: 'psychosocial-group',
    topic: 'coping',
    layer: 2,
    heldOn: '2026-03-17',
    minutes: 90,
    languages: ['ur'],
    interpreter: 'none',
    facilitatorIds: [recordedBy],
    adults: 0,
    children: 0,
    recordedBy,
    ...given,
  })
}

/** A consent that a medico-legal report goes to the centre to be served, given in February, unless told otherwise. */
async function agreesToServe(given: ConsentGiven): Promise<Consent> {
  const about = {
    purpose: 'other-sharing',
    recipientKind: 'centre',
    dataKinds: ['medico-legal-report'],
  } as const
  return consent({ ...about, ...given })
}

/** A medico-legal report that was asked for in March and has no examiner, unless told otherwise. */
async function report(
  given: Given<CreationAttributes<MedicoLegalReport>> & { clientId: string; caseId: string },
): Promise<MedicoLegalReport> {
  return MedicoLegalReport.create({
    id: randomUUID(),
    reference: newReference('ML'),
    purpose: 'screening-claim',
    examination: 'both',
    language: 'en',
    requestedBy: given.requestedBy ?? (await user(['caseworker'])).id,
    requestedOn: '2026-03-02',
    state: 'requested',
    ...given,
  })
}

/** Names somebody of the team for a referral, from 1 March 2026. */
async function referralWorker(
  given: Given<CreationAttributes<ReferralWorker>> & { referralId: string; userId: string },
): Promise<ReferralWorker> {
  return ReferralWorker.create({ startsOn: '2026-03-01', namedBy: given.userId, ...given })
}

/** A client's file that somebody opened in an emergency; it shuts at a quarter past, unless told otherwise. */
async function glass(
  given: Given<CreationAttributes<BreakGlass>> & { clientId: string; actorId: string },
): Promise<BreakGlass> {
  const opened = new Date('2026-03-18T06:00:00.000Z')
  return BreakGlass.create({
    id: randomUUID(),
    record: 'Client',
    reasonCode: 'danger-to-life',
    reason: 'She may harm herself tonight',
    state: 'opened',
    askedAt: opened,
    openedAt: given.state === 'asked' ? null : opened,
    lastMinute: '2026-03-18T06:14',
    nudgedOn: '2026-03-18',
    ...given,
  })
}

async function wall(
  given: Given<CreationAttributes<Wall>> & { caseId: string } & ({ userId: string } | { firmId: string }),
): Promise<Wall> {
  return Wall.create({
    id: randomUUID(),
    state: 'raised',
    reason: 'A relative works there',
    raisedBy: randomUUID(),
    ...given,
  })
}

/** A partner lawyer with a live access lease on a matter: everything that access hangs on, each part to be ended. */
async function lease(given: { lead?: User; firm?: Firm } = {}) {
  const lead = given.lead ?? (await user(['caseworker']))
  const house = given.firm ?? (await partnerFirm())
  const lawyer = await partnerLawyer(house)
  const person = await client({ leadId: lead.id })
  const onCase = await legalCase({ lead, clientId: person.id })
  const work = await matter({ caseId: onCase.id, firmId: house.id, status: 'active', conflictCheck: 'clear' })
  const member = await TeamMember.create({
    matterId: work.id,
    userId: lawyer.id,
    role: 'lead',
    startsOn: '2026-02-01',
    addedBy: lead.id,
  })
  const agreed = await consent({ clientId: person.id, firmId: house.id })
  return {
    lead,
    firm: house,
    lawyer,
    client: person,
    legalCase: onCase,
    matter: work,
    member,
    consent: agreed,
  }
}

/** An associate of a firm who signed the undertaking, was inducted, is insured and may practise. */
async function partnerLawyer(of: Firm): Promise<User> {
  const lawyer = await user(['partner_lawyer'], { firmId: of.id })
  await Undertaking.create({ userId: lawyer.id, signedOn: '2026-01-10', recordedBy: randomUUID() })
  for (const kind of ['practising-certificate', 'indemnity', 'induction'] as const) {
    await credential({ userId: lawyer.id, kind })
  }
  await LawyerProfile.create({
    userId: lawyer.id,
    grade: 'associate',
    foreignLawyer: false,
    languages: ['en'],
    areas: [],
  })
  return lawyer
}

/** A second on the team of a matter from February on, unless told otherwise. */
async function teamMember(
  given: Given<CreationAttributes<TeamMember>> & { matterId: string; userId: string },
): Promise<TeamMember> {
  return TeamMember.create({ role: 'second', startsOn: '2026-02-01', addedBy: randomUUID(), ...given })
}

async function credential(
  given: Given<CreationAttributes<Credential>> & { userId: string; kind: CredentialKind },
): Promise<Credential> {
  return Credential.create({
    id: randomUUID(),
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    recordedBy: given.userId,
    ...given,
  })
}

/** A renewal report that waits to be made, unless told otherwise. */
async function madeReport(given: Given<CreationAttributes<Report>> & { askedBy: string }): Promise<Report> {
  return Report.create({
    kind: 'renewal',
    parameters: {},
    audience: 'centre',
    language: 'en',
    askedAt: new Date('2026-03-18T05:00:00.000Z'),
    state: 'waiting',
    jobId: randomUUID(),
    ...given,
  })
}

export const build = {
  user,
  caseworker: () => user(['caseworker']),
  director: () => user(['director']),
  manager: () => user(['partnerships_manager']),
  officer: () => user(['data_protection_officer']),
  administrator: () => user(['administrator']),
  counsellor: () => user(['psychosocial']),
  coordinator: (of: Firm) => user(['firm_coordinator'], { firmId: of.id }),
  partnerLawyer,
  firm,
  partnerFirm,
  partnership,
  client,
  case: legalCase,
  assignment,
  matter,
  teamMember,
  deadline,
  offer,
  credential,
  consent,
  provider,
  intake,
  referral,
  referralWorker,
  groupSession,
  agreesToServe,
  report,
  agreesToRefer,
  agreesToCross,
  share,
  madeReport,
  consentEnd,
  glass,
  wall,
  lease,
}

/** The verbs of the audit log so far, oldest first. */
export async function auditVerbs(): Promise<string[]> {
  const entries = await AuditEntry.findAll({ order: ['seq'] })
  return entries.map(entry => entry.action)
}
