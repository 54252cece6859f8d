import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { type Model, type ModelStatic, Op } from 'sequelize'
import { AuditEntry } from '../../models/AuditEntry.ts'
import { BreakGlass } from '../../models/BreakGlass.ts'
import { Case } from '../../models/Case.ts'
import { Client } from '../../models/Client.ts'
import { ClosureDay } from '../../models/ClosureDay.ts'
import { ConflictSearch } from '../../models/ConflictSearch.ts'
import { Consent } from '../../models/Consent.ts'
import { ConsentOverride } from '../../models/ConsentOverride.ts'
import { ConsentRecall } from '../../models/ConsentRecall.ts'
import { DutyShift } from '../../models/DutyShift.ts'
import { Firm } from '../../models/Firm.ts'
import { Frame } from '../../models/Frame.ts'
import { type GroupKind, GroupSession } from '../../models/GroupSession.ts'
import { Intake } from '../../models/Intake.ts'
import { Matter } from '../../models/Matter.ts'
import { MedicoLegalReport, type ReportState } from '../../models/MedicoLegalReport.ts'
import { Offer } from '../../models/Offer.ts'
import { Provider } from '../../models/Provider.ts'
import { Referral } from '../../models/Referral.ts'
import { Release } from '../../models/Release.ts'
import { Report } from '../../models/Report.ts'
import { newReference } from '../../models/reference.ts'
import { SafetyAlert } from '../../models/SafetyAlert.ts'
import { Share, type ShareKind } from '../../models/Share.ts'
import { Task, type TaskOwner } from '../../models/Task.ts'
import { TimeEntry } from '../../models/TimeEntry.ts'
import { Training } from '../../models/Training.ts'
import { TrainingAttendance } from '../../models/TrainingAttendance.ts'
import { User } from '../../models/User.ts'
import { type Ability, abilityFor } from '../../policies/ability.ts'
import { NO_FIRM } from '../../policies/actor.ts'
import { mayOn } from '../../policies/memory.ts'
import { accessible } from '../../policies/scope.ts'
import { type Action, type Role, roles, type SubjectName } from '../../policies/vocabulary.ts'
import { build } from '../support/build.ts'
import { loaded, namedIn } from '../support/loaded.ts'

/**
 * The table of powers, as the centre explains it. C: the cases assigned to me. F: my own firm. T: on the matter's team
 * under a live lease. O: offered to my firm and not yet answered. N: hours for the programme, on no matter. I: referred to
 * the centre's own team. B: where I broke the glass myself. P: groups of the team. S: sessions that inform clients. M: what
 * is about me. X: what a client agrees to let across the wall. D: medico-legal reports that have crossed to the legal side;
 * K: those on my cases; W: those that I examine or might. A: asked for by myself. L: alerts written
 * on the legal side of my case; Z: on the clinical side of a referral to me; Y: taken by me. Each cell is asked in SQL and
 * in memory.
 */
const table = `
                                    caseworker director psychosocial manager coordinator lawyer officer administrator
Client read outline                 all        all      R            -       -           T      -       -
Client read identity                C          all      R            -       -           T      -       -
Client read contact                 C          all      R            -       -           -      -       -
Client read vulnerability           C          all      R            -       -           -      -       -
Client update                       C          all      -            -       -           -      -       -
Client read-disclosures             C          all      -            -       -           -      all     -
Client make-statement               -          -        -            -       -           -      all     -
Client override-consent             -          all      -            -       -           -      -       -
Case read outline                   all        all      R            all     -           T      -       -
Case read claim                     C          all      -            -       -           T      -       -
Case read steps                     C          all      -            -       -           T      -       -
Case read story                     C          all      -            -       -           -      -       -
Case read dates                     C          all      R            -       -           T      -       -
Case read parties                   C          all      -            -       -           T      -       -
Case search-conflicts               all        all      -            -       -           -      -       -
Case update                         C          all      -            -       -           -      -       -
Case record-step                    C          all      -            -       -           -      -       -
Case extend-deadline                C          all      -            -       -           -      -       -
Case write-note                     C          all      -            -       -           -      -       -
Case ask-closure                    C          all      -            -       -           -      -       -
Case approve-closure                -          all      -            -       -           -      -       -
Case assign                         -          all      -            -       -           -      -       -
Case raise-wall                     -          all      -            -       -           -      -       -
Case read-chronology                C          all      -            -       -           -      -       -
ConflictSearch read outline         C          all      -            -       -           -      -       -
ConflictSearch read note            C          all      -            -       -           -      -       -
ConflictSearch decide               C          all      -            -       -           -      -       -
Matter read outline                 all        all      -            all     F           T      -       -
Matter read slip                    C          all      -            -       O           -      -       -
Matter read work                    C          all      -            -       -           T      -       -
Matter read drafts                  C          all      -            -       -           T      -       -
Matter read handovers               C          all      -            -       -           T      -       -
Matter read placement               C          all      -            all     -           -      -       -
Matter read closing                 C          all      -            -       -           -      -       -
Matter update                       C          all      -            -       -           -      -       -
Matter offer                        C          all      -            all     -           -      -       -
Matter answer-offer                 -          -        -            -       O           -      -       -
Matter answer-conflict-check        -          -        -            -       O           -      -       -
Matter write-matter-note            C          all      -            -       -           T      -       -
Matter submit-draft                 C          all      -            -       -           T      -       -
Matter review-draft                 C          all      -            -       -           -      -       -
Matter hand-over                    C          all      -            -       -           -      -       -
Matter accept-handover              -          -        -            -       -           T      -       -
Matter give-feedback                C          all      -            -       F           -      -       -
Matter put-on-team                  -          all      -            -       F           -      -       -
Matter record-hours                 C          all      -            -       F           T      -       -
Matter record-hours-of-others       C          all      -            -       F           -      -       -
Matter close                        C          all      -            -       -           -      -       -
TimeEntry read all                  C          all      -            all     F           T      -       -
TimeEntry read note                 C          all      -            N       F           T      -       -
TimeEntry update                    C          all      -            N       F           T      -       -
TimeEntry withdraw                  C          all      -            N       F           T      -       -
TimeEntry verify-hours              -          -        -            all     F           -      -       -
TimeEntry read-certificate          -          all      -            all     F           M      -       -
Firm read outline                   all        all      -            all     F           F      -       -
Firm read agreement                 -          all      -            all     F           -      -       -
Firm update                         -          all      -            all     -           -      -       -
Firm record-undertaking             -          all      -            all     -           -      -       -
Firm agree-partnership              -          all      -            all     -           -      -       -
Firm record-payment                 -          all      -            all     -           -      -       -
Firm read-report                    -          all      -            all     F           -      -       -
Firm read people                    -          all      -            all     F           -      -       -
Firm read engagement                -          all      -            all     -           -      -       -
Firm engage                         -          all      -            all     -           -      -       -
Firm manage-people                  -          all      -            all     F           -      -       -
Firm record-credential              -          all      -            all     F           -      -       -
Firm move-lawyer                    -          all      -            all     -           -      -       -
Firm read-desk                      -          all      -            all     -           -      -       -
Firm edit-ladder                    -          all      -            all     -           -      -       -
Firm record-programme-hours         -          -        -            all     F           F      -       -
Firm record-hours-of-others         -          -        -            all     F           -      -       -
Firm import-hours                   -          -        -            all     F           -      -       -
Firm close-month                    -          -        -            all     F           -      -       -
Offer read all                      C          all      -            all     F           -      -       -
Training read all                   -          all      -            all     F           M      -       -
Training update                     -          all      -            all     -           -      -       -
TrainingAttendance read all         -          all      -            all     F           M      -       -
Task read all                       C          all      R            all     F           T      -       -
Task settle                         C          all      R            all     F           T      -       -
Client refer                        C          all      R            -       -           -      -       -
Referral read outline               C          all      R            -       -           -      -       -
Referral read disclosure            C          -        R            -       -           -      -       -
Referral read clinical              -          -        R            -       -           -      -       -
Referral move-referral              C          all      R            -       -           -      -       -
Referral answer-referral            -          -        R            -       -           -      -       -
Referral name-worker                -          all      R            -       -           -      -       -
Referral record-service             -          -        R            -       -           -      -       -
Case request-report                 C          all      -            -       -           -      -       -
MedicoLegalReport read outline      C          all      W            -       -           -      -       -
MedicoLegalReport read request      C          all      R            -       -           -      -       -
MedicoLegalReport read findings     K          D        R            -       -           -      -       -
MedicoLegalReport read decision     C          all      -            -       -           -      -       -
MedicoLegalReport withdraw          C          all      -            -       -           -      -       -
MedicoLegalReport name-examiner     -          all      R            -       -           -      -       -
MedicoLegalReport examine           -          -        W            -       -           -      -       -
MedicoLegalReport rely-on           K          D        -            -       -           -      -       -
GroupSession read all               all        all      all          -       -           -      -       -
GroupSession update                 S          S        P            -       -           -      -       -
Client attend-group                 -          -        R            -       -           -      -       -
Client attend-information           C          all      -            -       -           -      -       -
Case raise-alert                    C          all      -            -       -           -      -       -
Referral raise-alert                -          -        R            -       -           -      -       -
SafetyAlert read outline            C          all      R            -       -           -      -       -
SafetyAlert read words              L          L        Z            -       -           -      -       -
SafetyAlert take                    C          all      Z            -       -           -      -       -
SafetyAlert take-over               -          all      -            -       -           -      -       -
SafetyAlert close                   Y          all      -            -       -           -      -       -
DutyShift read all                  all        all      all          -       -           -      -       -
DutyShift set-duty                  -          all      all          -       -           -      -       -
Provider read outline               all        all      all          -       -           -      -       -
Provider read contact               all        all      all          -       -           -      -       -
Intake read outline                 all        all      -            -       -           -      -       -
Intake read words                   all        all      -            -       -           -      -       -
Intake triage                       all        all      -            -       -           -      -       -
Provider update                     -          all      all          -       -           -      -       -
Consent read outline                C          all      R            -       -           -      all     -
Consent read terms                  C          all      R            -       -           -      -       -
Consent read words                  C          all      R            -       -           -      -       -
Consent withdraw                    C          all      R            -       -           -      -       -
ConsentRecall read outline          C          all      -            -       F           -      all     -
ConsentRecall read consent          C          all      -            -       -           -      all     -
ConsentRecall read words            C          all      -            -       F           -      -       -
ConsentRecall answer-recall         -          -        -            -       F           -      -       -
ConsentOverride read outline        C          all      -            -       -           -      all     -
ConsentOverride read words          C          all      -            -       -           -      all     -
ConsentOverride review-override     -          all      -            -       -           -      all     -
Client count                        -          all      -            all     -           -      -       -
Case count                          -          all      -            all     -           -      -       -
Matter count                        -          all      -            all     -           -      -       -
TimeEntry count                     -          all      -            all     -           -      -       -
Firm count                          -          all      -            all     -           -      -       -
Training count                      -          all      -            all     -           -      -       -
Referral count                      -          all      -            all     all         -      -       -
GroupSession count                  -          S        -            S       -           -      -       -
Intake count                        -          all      -            all     -           -      -       -
Client record-consent               C          all      R            -       -           -      -       -
Case read preparation               C          all      R            -       -           -      -       -
Case prepare                        C          all      -            -       -           -      -       -
Referral share                      -          -        R            -       -           -      -       -
Share read outline                  C          X        R            -       -           -      -       -
Share read text                     C          X        R            -       -           -      -       -
Client break-glass                  all        -        -            -       -           -      -       -
Case break-glass                    all        -        -            -       -           -      -       -
Referral break-glass                -          all      I            -       -           -      -       -
BreakGlass read outline             B          all      -            -       -           -      all     -
BreakGlass read words               B          all      -            -       -           -      all     -
BreakGlass confirm-glass            -          all      -            -       -           -      all     -
BreakGlass review-glass             -          all      -            -       -           -      all     -
Frame read all                      -          all      -            all     -           -      -       -
Frame update                        -          all      -            all     -           -      -       -
Report read outline                 A          all      A            A       A           A      A       -
Report update                       A          A        A            A       A           A      A       -
Release read all                    -          all      -            all     -           -      -       -
Release sign-release                -          all      -            all     -           -      -       -
Release update                      -          A        -            A       -           -      -       -
AuditEntry read all                 -          -        -            -       -           -      all     -
User lift-suspension                -          -        -            -       -           -      -       all
User update                         -          -        -            -       F           -      -       all
User read-certificate               -          all      -            all     F           M      -       -
`

const NOW = '2026-03-18T06:00'

const columns: Record<string, Role> = {
  caseworker: 'caseworker',
  director: 'director',
  psychosocial: 'psychosocial',
  manager: 'partnerships_manager',
  coordinator: 'firm_coordinator',
  lawyer: 'partner_lawyer',
  officer: 'data_protection_officer',
  administrator: 'administrator',
}

const models: Record<SubjectName, ModelStatic<Model>> = {
  Client,
  Case,
  BreakGlass,
  Share,
  ConflictSearch,
  Matter,
  Consent,
  ConsentOverride,
  ConsentRecall,
  Firm,
  GroupSession,
  Intake,
  MedicoLegalReport,
  Offer,
  Provider,
  Referral,
  Release,
  Report,
  SafetyAlert,
  DutyShift,
  Task,
  TimeEntry,
  Training,
  TrainingAttendance,
  User,
  AuditEntry,
  ClosureDay,
  Frame,
}

interface Row {
  id: string
  /** The scopes in which the row lies. */
  within: string[]
  /** Roles whose "all" leaves this row out. */
  notFor?: Role[]
}

interface World {
  abilities: Map<Role, Ability>
  rows: Record<SubjectName, Row[]>
}

/** One leased matter of the first firm on the first case; one offered to it, on the second case; one of another firm. */
async function makeWorld(): Promise<World> {
  const ours = await build.lease()
  const counsellor = await build.counsellor()
  const theirs = await build.lease()
  const offered = await build.matter({ caseId: theirs.legalCase.id, firmId: ours.firm.id })
  const hours = ({ firm, lawyer }: Lease, on: Matter | null) =>
    TimeEntry.create({
      kind: on ? 'matter' : 'clinic',
      matterId: on?.id ?? null,
      firmId: firm.id,
      userId: lawyer.id,
      workedOn: '2026-03-02',
      minutes: 60,
      activity: 'research',
      recordedBy: lawyer.id,
    })
  const timeEntries = [
    { id: (await hours(ours, ours.matter)).id, within: ['C', 'F', 'T', 'M'] },
    { id: (await hours(ours, null)).id, within: ['F', 'T', 'N', 'M'] },
    { id: (await hours(theirs, theirs.matter)).id, within: [] },
    { id: (await hours(theirs, null)).id, within: ['N'] },
  ]
  const firmRows = await rowsOfFirms(ours, theirs)
  const abilities = new Map<Role, Ability>()
  const reports: Row[] = []
  const releases: Row[] = []
  for (const role of roles) {
    const ability = abilityOf(role, await personIn(role, ours, counsellor))
    abilities.set(role, ability)
    const report = await build.madeReport({ askedBy: ability.actor.id })
    const release = { reportId: report.id, audience: 'public', asAt: new Date(), madeBy: ability.actor.id }
    reports.push({ id: report.id, within: [`A ${role}`] })
    releases.push({ id: (await Release.create({ ...release, state: 'drafted' })).id, within: [`A ${role}`] })
  }
  return {
    abilities,
    rows: {
      Client: [
        { id: ours.client.id, within: ['C', 'T', 'R'] },
        { id: theirs.client.id, within: [] },
      ],
      Case: [
        { id: ours.legalCase.id, within: ['C', 'T', 'R'] },
        { id: theirs.legalCase.id, within: [] },
      ],
      ConflictSearch: [
        { id: await searchOn(ours), within: ['C'] },
        { id: await searchOn(theirs), within: [] },
      ],
      Matter: [
        { id: ours.matter.id, within: ['C', 'F', 'T'] },
        { id: offered.id, within: ['F', 'O'] },
        { id: theirs.matter.id, within: [] },
      ],
      TimeEntry: timeEntries,
      Firm: [
        { id: ours.firm.id, within: ['F'] },
        { id: theirs.firm.id, within: [] },
      ],
      ConsentOverride: [
        { id: await overrideOf(ours), within: ['C'] },
        { id: await overrideOf(theirs), within: [] },
      ],
      ConsentRecall: [
        { id: await recallFrom(ours), within: ['C', 'F'] },
        { id: await recallFrom(theirs), within: [] },
      ],
      BreakGlass: [
        { id: await glassOf(ours), within: ['B'] },
        { id: await glassOf(theirs), within: [] },
      ],
      User: [
        { id: ours.lawyer.id, within: ['F', 'M'] },
        { id: theirs.lawyer.id, within: [] },
      ],
      ...firmRows,
      ...(await rowsOfReferrals(ours, theirs, counsellor)),
      Task: [...firmRows.Task, ...(await tasksOfReferrals(counsellor))],
      GroupSession: await groupSessions(),
      MedicoLegalReport: await reportsOf(ours, theirs, counsellor),
      Intake: [{ id: (await build.intake()).id, within: [] }],
      Report: reports,
      Release: releases,
      AuditEntry: [],
      ClosureDay: [],
      Frame: [
        {
          id: (await Frame.create({ code: 'gcr', title: 'A frame', source: 'Ours', lines: [] })).id,
          within: [],
        },
      ],
    },
  }
}

type Lease = Awaited<ReturnType<typeof build.lease>>

/** A conflict search that falls to the lead caseworker, for a name that somebody else added. */
async function searchOn({ legalCase, lead }: Lease): Promise<string> {
  const askedBy = (await build.director()).id
  const asked = { caseId: legalCase.id, askedBy, askedAt: new Date(), ownerId: lead.id }
  const { id } = await ConflictSearch.create({ ...asked, found: [], complete: true })
  return id
}

/** What a firm was asked after another consent of the same client ended, so that the lease lives on. */
async function recallFrom({ client, firm }: Lease): Promise<string> {
  const ended = await build.consent({ clientId: client.id, firmId: firm.id, purpose: 'other-sharing' })
  const { id: consentId } = await build.consentEnd(ended)
  return (await ConsentRecall.create({ consentId, firmId: firm.id, askedAt: new Date() })).id
}

async function overrideOf({ client: { id: clientId }, lead }: Lease): Promise<string> {
  const override = await ConsentOverride.create({
    id: randomUUID(),
    ...{ clientId, purpose: 'referral', recipientKind: 'centre', dataKinds: ['contact'], reason: 'Harm' },
    ...{ madeBy: lead.id, madeAt: new Date(), endsAt: new Date() },
  })
  return override.id
}

/** A glass that the lead broke a while ago: it opens nothing any more. */
async function glassOf({ client, lead }: Lease): Promise<string> {
  return (await build.glass({ clientId: client.id, actorId: lead.id, lastMinute: '2026-03-17T06:00' })).id
}

/** What hangs on the two firms: an offer, a training and a task of each. */
async function rowsOfFirms(
  ours: Lease,
  theirs: Lease,
): Promise<Pick<World['rows'], 'Offer' | 'Training' | 'TrainingAttendance' | 'Task'>> {
  const offered = (to: Lease) => build.offer({ matterId: to.matter.id, firmId: to.firm.id, state: 'clear' })
  const queued = await Offer.create({
    matterId: ours.matter.id,
    firmId: ours.firm.id,
    rank: 2,
    kind: 'offer',
    state: 'queued',
  })
  return {
    Offer: [
      { id: (await offered(ours)).id, within: ['C', 'F'] },
      { id: queued.id, within: ['C'] },
      { id: (await offered(theirs)).id, within: [] },
    ],
    Training: [
      { id: await trainingOf(ours), within: ['F', 'M'] },
      { id: await trainingOf(theirs), within: [] },
    ],
    TrainingAttendance: [
      { id: await attendanceOf(ours), within: ['F', 'M'] },
      { id: await attendanceOf(theirs), within: [] },
    ],
    Task: [
      { id: await taskOf(ours, 'caseworker'), within: ['C'], notFor: ['partnerships_manager'] },
      { id: await taskOf(ours, 'firm_coordinator'), within: ['F'] },
      { id: await taskOf(ours, 'partner_lawyer'), within: ['T'] },
      { id: await taskOf(theirs, 'firm_coordinator'), within: [] },
    ],
  }
}

/** A referral of each client; the counsellor of the table is named for ours. */
async function rowsOfReferrals(
  ours: Lease,
  theirs: Lease,
  counsellor: User,
): Promise<Pick<World['rows'], 'Referral' | 'Provider' | 'Consent' | 'Share' | 'SafetyAlert' | 'DutyShift'>> {
  const [team, clinic] = [await build.provider(), await build.provider({ kind: 'clinic' })]
  const referral = ({ client, lead }: Lease, provider: Provider) =>
    build.referral({ clientId: client.id, providerId: provider.id, referredBy: lead.id })
  const [mine, other] = [await referral(ours, team), await referral(theirs, clinic)]
  const toTeam = await build.agreesToRefer({ clientId: ours.client.id, providerId: team.id })
  const crossing = await build.agreesToCross({ clientId: ours.client.id })
  await build.agreesToCross({ clientId: theirs.client.id, dataKinds: ['vulnerability'] })
  const share = ({ id: referralId, clientId }: Referral, kind: ShareKind) =>
    build.share({ referralId, clientId, kind, madeBy: counsellor.id })
  await build.referralWorker({ referralId: mine.id, userId: counsellor.id })
  return {
    SafetyAlert: [
      { id: await alertOn(ours, { referralId: mine.id }), within: ['C', 'R', 'Z'] },
      {
        id: await alertOn(ours, { source: 'caseworker', takenBy: ours.lead.id }),
        within: ['C', 'R', 'L', 'Y'],
      },
      { id: await alertOn(theirs, { referralId: other.id }), within: [] },
    ],
    DutyShift: [{ id: await shiftOf(counsellor), within: [] }],
    Provider: [{ id: team.id, within: [] }],
    Consent: [
      { id: ours.consent.id, within: ['C'] },
      { id: toTeam.id, within: ['C', 'R'] },
      { id: crossing.id, within: ['C', 'R'] },
      { id: theirs.consent.id, within: [] },
    ],
    Share: [
      { id: (await share(mine, 'summary')).id, within: ['C', 'R', 'X'] },
      { id: (await share(other, 'hearing-needs')).id, within: ['X'] },
      { id: (await share(other, 'letter')).id, within: [] },
    ],
    Referral: [
      { id: mine.id, within: ['C', 'R', 'I'] },
      { id: other.id, within: [] },
    ],
  }
}

/** An alert about the client of a lease, raised on the clinical side unless told otherwise. */
async function alertOn({ client, lead }: Lease, given: Partial<SafetyAlert>): Promise<string> {
  const { id } = await SafetyAlert.create({
    ...{ reference: newReference('AL'), clientId: client.id, flag: 'detention', source: 'clinician' },
    ...{ raisedBy: lead.id, raisedAt: new Date() },
    ...(given.takenBy ? { state: 'taken' } : { state: 'open', nextCallAt: new Date() }),
    ...given,
  })
  return id
}

async function shiftOf({ id: userId }: User): Promise<string> {
  const [startsAt, endsAt] = [new Date('2026-03-18T00:00:00.000Z'), new Date('2026-03-19T00:00:00.000Z')]
  return (await DutyShift.create({ userId, post: 'first', startsAt, endsAt, setBy: userId })).id
}

/** One that the counsellor owes, one of the whole team, and one of a colleague. A director knows of the second alone. */
async function tasksOfReferrals({ id: ownerId }: User): Promise<Row[]> {
  const task = (kind: string, of: string | null) =>
    Task.create({
      kind,
      key: `${kind} ${of}`,
      owedBy: 'psychosocial',
      ownerId: of,
      dueOn: '2026-04-01',
      state: 'open',
    })
  const notFor: Role[] = ['partnerships_manager']
  const clinical: Role[] = [...notFor, 'director']
  return [
    { id: (await task('measure-triage', ownerId)).id, within: ['R'], notFor: clinical },
    { id: (await task('referral-waits', null)).id, within: ['R'], notFor },
    { id: (await task('measure-triage', (await build.counsellor()).id)).id, within: [], notFor: clinical },
  ]
}

/** Reports on both cases: some have crossed to the legal side (D, and K for the caseworker), one waits for an examiner (W). */
async function reportsOf(ours: Lease, theirs: Lease, { id: me }: User): Promise<Row[]> {
  const { id: other } = await build.counsellor()
  for (const { client } of [ours, theirs]) await build.agreesToServe({ clientId: client.id })
  const about = async (of: Lease, examinerId: string | null, state: ReportState) =>
    (await build.report({ clientId: of.client.id, caseId: of.legalCase.id, examinerId, state })).id
  return [
    { id: await about(ours, me, 'offered'), within: ['C', 'R', 'W', 'K', 'D'] },
    { id: await about(ours, me, 'finished'), within: ['C', 'R', 'W'] },
    { id: await about(ours, other, 'not-relied-on'), within: ['C', 'K', 'D'] },
    { id: await about(theirs, other, 'relied-on'), within: ['D'] },
    { id: await about(theirs, other, 'withdrawn'), within: [] },
    { id: await about(theirs, null, 'requested'), within: ['W'] },
  ]
}

async function groupSessions(): Promise<Row[]> {
  const held = async (kind: GroupKind) => (await build.groupSession({ kind })).id
  return [
    { id: await held('psychosocial-group'), within: ['P'], notFor: ['caseworker', 'director'] },
    { id: await held('information-session'), within: ['S'] },
    { id: await held('training-for-clients'), within: ['S'] },
  ]
}

async function trainingOf({ firm, lawyer }: Lease): Promise<string> {
  const training = await Training.create({
    kind: 'induction',
    title: 'Induction',
    heldOn: '2026-02-02',
    minutes: 120,
    recordedBy: lawyer.id,
  })
  const { id: trainingId } = training
  await TrainingAttendance.create({ trainingId, firmId: firm.id, userId: lawyer.id, recordedBy: lawyer.id })
  return trainingId
}

async function attendanceOf(of: Lease): Promise<string> {
  const trainingId = await trainingOf(of)
  return (await TrainingAttendance.findOne({ where: { trainingId }, rejectOnEmpty: true })).id
}

async function taskOf({ firm, lawyer, matter }: Lease, owedBy: TaskOwner): Promise<string> {
  const task = await Task.create({
    kind: 'test',
    key: `${owedBy} ${firm.id}`,
    owedBy,
    firmId: firm.id,
    matterId: matter.id,
    userId: lawyer.id,
    dueOn: '2026-04-01',
    state: 'open',
  })
  return task.id
}

async function personIn(role: Role, ours: Lease, counsellor: User): Promise<User> {
  if (role === 'caseworker') return ours.lead
  if (role === 'partner_lawyer') return ours.lawyer
  if (role === 'firm_coordinator') return build.coordinator(ours.firm)
  if (role === 'psychosocial') return counsellor
  return build.user([role])
}

function abilityOf(role: Role, user: User): Ability {
  const actor = { id: user.id, roles: [role], firmId: user.firmId ?? NO_FIRM, scopes: 'every' } as const
  return abilityFor(actor, '2026-03-18', NOW)
}

interface Line {
  subject: SubjectName
  action: Action
  group: string | undefined
  cells: [Role, string][]
}

const [, head = '', ...body] = table.split('\n')
const lines: Line[] = body.filter(Boolean).map(text => {
  const names = head.trim().split(/\s+/)
  const [subject, action, group] = text.slice(0, 36).trim().split(/\s+/)
  const cells = text.slice(36).trim().split(/\s+/)
  return {
    subject: subject as SubjectName,
    action: action as Action,
    group,
    cells: names.map((name, at) => [columns[name] as Role, cells[at] ?? '?']),
  }
})

describe('the permission table', () => {
  for (const { subject, action, group, cells } of lines) {
    it(`${subject}: ${action} ${group ?? ''}`, async () => {
      const { abilities, rows } = await makeWorld()
      for (const [role, scope] of cells) {
        const ability = abilities.get(role) as Ability
        const model = models[subject]
        for (const { id, within, notFor } of rows[subject]) {
          const expected =
            (scope === 'all' && !notFor?.includes(role)) ||
            within.includes(scope) ||
            within.includes(`${scope} ${role}`)
          const cell = `${role} ${action} ${group ?? ''} on a row within [${within}]`
          const where = { [Op.and]: [{ id }, accessible(ability, action, model, group)] }
          expect((await model.count({ where })) === 1, `${cell}, in SQL`).to.equal(expected)
          const row = await loaded(model, id, namedIn(ability, subject))
          expect(mayOn(ability, action, row, group), `${cell}, in memory`).to.equal(expected)
        }
        if (rows[subject].length === 0) {
          expect(ability.rulesFor(action, subject, group).length > 0, `${role} ${action}`).to.equal(
            scope === 'all',
          )
        }
      }
    })
  }

  it('names every action and every field group that a role is granted', () => {
    const told = new Set(
      lines.map(({ subject, action, group }) => `${subject} ${action} ${group ?? ''}`.trim()),
    )
    for (const role of roles) {
      const actor = { id: 'x', roles: [role], firmId: 'y', scopes: 'every' } as const
      for (const rule of abilityFor(actor, '2026-03-18', NOW).rules) {
        for (const action of [rule.action].flat()) {
          if (action === 'create' || rule.subject === 'User') continue
          const groups = action === 'read' ? [rule.fields ?? []].flat() : ['']
          for (const group of groups)
            expect([...told], `${role}`).to.include(`${rule.subject} ${action} ${group}`.trim())
        }
      }
    }
  })
})
