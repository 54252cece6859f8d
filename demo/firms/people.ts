import { Contact } from '../../models/Contact.ts'
import { Conversation } from '../../models/Conversation.ts'
import { Credential } from '../../models/Credential.ts'
import { newId, OPEN_END } from '../../models/columns.ts'
import { Employment } from '../../models/Employment.ts'
import { EngagementStep } from '../../models/EngagementStep.ts'
import type { FirmStatus } from '../../models/Firm.ts'
import { FirmStanding } from '../../models/FirmStanding.ts'
import { type Grade, LawyerProfile } from '../../models/LawyerProfile.ts'
import { type MatterKind, matterKinds } from '../../models/Matter.ts'
import { Task } from '../../models/Task.ts'
import { Training } from '../../models/Training.ts'
import { TrainingAttendance } from '../../models/TrainingAttendance.ts'
import type { Chance } from '../chance.ts'
import { type Day, dateOf, dayOf, instantOn } from '../days.ts'
import type { Rows } from '../rows.ts'
import type { Account } from './staff.ts'

/** A firm whose people are told. */
export interface FirmToTell {
  firmId: string
  status: FirmStatus
  /** The domain of its addresses. */
  domain: string
  coordinator: Account
  lawyers: readonly Account[]
  manager: string
  year: number
  today: Day
  /** The name of the partner in charge. */
  partnerInCharge: string
}

const languages = ['ur', 'bn', 'vi', 'id', 'ar', 'fr', 'sw', 'hi', 'ta', 'zh-Hant']
const areas: readonly MatterKind[] = matterKinds.filter(kind => kind !== 'centre-work')

/**
 * Who writes to whom at a firm, what its lawyers may do, and how the centre and the firm came together. Answers what
 * each lawyer is at the firm.
 */
export function addPeople(rows: Rows, chance: Chance, firm: FirmToTell): Map<string, Grade> {
  const since = dayOf(`${firm.year - 2}-01-05`)
  addStandings(rows, firm, since)
  addContacts(rows, chance, firm, since)
  for (const { userId } of [firm.coordinator, ...firm.lawyers]) employ(rows, firm, userId, since)
  const grades = new Map(
    firm.lawyers.map(({ userId }, place) => [userId, addProfile(rows, chance, userId, place, since)]),
  )
  if (firm.lawyers.length > 0) train(rows, firm, since)
  if (firm.status === 'prospect') court(rows, chance, firm)
  else talk(rows, chance, firm)
  return grades
}

function addStandings(rows: Rows, { firmId, status, manager, year, today }: FirmToTell, since: Day): void {
  const stands = (standing: FirmStatus, sinceOn: Day, because: FirmStanding['because']) =>
    rows.add(FirmStanding, {
      firmId,
      status: standing,
      sinceOn: dateOf(Math.min(sinceOn, today)),
      because,
      recordedBy: manager,
      createdAt: instantOn(Math.min(sinceOn, today), 30),
    })
  if (status === 'prospect') {
    stands('prospect', today - 40, 'first-contact')
    return
  }
  stands('partner', since, 'agreement-signed')
  if (status === 'lapsed') stands('lapsed', dayOf(`${year}-01-31`), 'term-ended')
}

function addContacts(rows: Rows, chance: Chance, firm: FirmToTell, since: Day): void {
  const language = chance.happens(0.25) ? 'zh-Hant' : 'en'
  const contact = (told: Pick<Contact, 'name' | 'email' | 'roles'> & { userId?: string }) =>
    rows.add(Contact, {
      id: newId(),
      firmId: firm.firmId,
      userId: null,
      ...told,
      telephone: null,
      office: 'Hong Kong',
      language,
      startsOn: dateOf(since),
      endsOn: OPEN_END,
      createdAt: instantOn(since, 40),
      updatedAt: instantOn(since, 40),
    })
  contact({
    name: firm.partnerInCharge,
    email: `${firm.partnerInCharge.toLowerCase().replace(/[^a-z]+/g, '.')}@${firm.domain}`,
    roles: ['partner-in-charge'],
  })
  contact({
    name: 'Pro bono desk',
    email: firm.coordinator.email,
    roles: ['coordinator', 'conflict-contact'],
    userId: firm.coordinator.userId,
  })
}

function employ(rows: Rows, { firmId, manager }: FirmToTell, userId: string, since: Day): void {
  const told = { userId, firmId, startsOn: dateOf(since), endsOn: OPEN_END, recordedBy: manager }
  rows.add(Employment, { ...told, createdAt: instantOn(since, 20) })
}

/** The first lawyer of a firm is a partner; everybody may practise until the end of next year but for a few. */
function addProfile(rows: Rows, chance: Chance, userId: string, place: number, since: Day): Grade {
  const grade: Grade =
    place === 0 ? 'partner' : chance.oneOf(['associate', 'associate', 'trainee', 'counsel'])
  rows.add(LawyerProfile, {
    userId,
    grade,
    foreignLawyer: chance.happens(0.2),
    languages: ['en', ...chance.someOf(languages, chance.between(0, 2))],
    areas: chance.someOf(areas, chance.between(2, 5)),
    mostMatters: null,
    createdAt: instantOn(since, 50),
    updatedAt: instantOn(since, 50),
  })
  return grade
}

function train(rows: Rows, { firmId, lawyers, manager, today, year }: FirmToTell, since: Day): void {
  const trainingId = newId()
  const heldOn = since + 4
  const createdAt = instantOn(heldOn, 300)
  rows.add(Training, {
    id: trainingId,
    firmId,
    kind: 'induction',
    title: 'Working with people who seek protection',
    heldOn: dateOf(heldOn),
    minutes: 180,
    pointsTenths: null,
    accreditedBy: null,
    recordedBy: manager,
    createdAt,
    updatedAt: createdAt,
  })
  const until = `${year + 1}-12-31`
  for (const { userId } of lawyers) {
    rows.add(TrainingAttendance, { trainingId, firmId, userId, recordedBy: manager, createdAt })
    for (const kind of ['practising-certificate', 'indemnity', 'induction'] as const) {
      rows.add(Credential, {
        id: newId(),
        userId,
        kind,
        jurisdiction: kind === 'practising-certificate' ? 'HK' : null,
        number: null,
        startsOn: dateOf(heldOn),
        endsOn: until,
        trainingId: kind === 'induction' ? trainingId : null,
        recordedBy: manager,
        createdAt: instantOn(Math.min(heldOn, today), 310),
      })
    }
  }
}

/** How far the talks with a prospect have come, and what is next. */
function court(rows: Rows, chance: Chance, { firmId, manager, today }: FirmToTell): void {
  const stages = ['contacted', 'education-session', 'proposal'] as const
  stages.forEach((stage, place) => {
    const happenedOn = today - 40 + 12 * place + chance.between(0, 6)
    const told = { firmId, stage, happenedOn: dateOf(happenedOn), recordedBy: manager }
    rows.add(EngagementStep, { id: newId(), ...told, note: null, createdAt: instantOn(happenedOn, 200) })
  })
  rows.add(Task, {
    id: newId(),
    kind: 'next-action',
    key: `next-action ${firmId}`,
    owedBy: 'partnerships_manager',
    firmId,
    dueOn: dateOf(today + 5),
    note: 'Call about the conflict policy of the head office',
    state: 'open',
    createdAt: instantOn(today, 60),
    updatedAt: instantOn(today, 60),
  })
}

function talk(rows: Rows, chance: Chance, { firmId, manager, today, year }: FirmToTell): void {
  for (let day = dayOf(`${year - 2}-03-01`); day <= today; day += chance.between(60, 150)) {
    rows.add(Conversation, {
      id: newId(),
      firmId,
      heldOn: dateOf(day),
      kind: chance.oneOf<Conversation['kind']>(['call', 'meeting', 'event']),
      withSenior: chance.happens(0.5),
      note: null,
      recordedBy: manager,
      createdAt: instantOn(day, 240),
    })
  }
}
