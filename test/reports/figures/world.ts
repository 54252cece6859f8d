import { randomUUID } from 'node:crypto'
import { Case } from '../../../models/Case.ts'
import { CaseGround } from '../../../models/CaseGround.ts'
import { Client } from '../../../models/Client.ts'
import type { Firm } from '../../../models/Firm.ts'
import { GiftInKind, giftKinds } from '../../../models/GiftInKind.ts'
import { grades } from '../../../models/LawyerProfile.ts'
import { Matter, matterKinds } from '../../../models/Matter.ts'
import { MatterClosure } from '../../../models/MatterClosure.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { Payment } from '../../../models/Payment.ts'
import { newReference } from '../../../models/reference.ts'
import { activities, TimeEntry } from '../../../models/TimeEntry.ts'
import { Training, trainingKinds } from '../../../models/Training.ts'
import { TrainingAttendance } from '../../../models/TrainingAttendance.ts'
import type { User } from '../../../models/User.ts'
import { build } from '../../support/build.ts'
import type { Chance } from './chance.ts'
import { addGroup, addReferral, addRequest, changeReferrals, changeRequests } from './world-service.ts'
import { addSteps, changeSteps } from './world-steps.ts'

/** The moment at which the figures are asked first. What comes later was not known then, whatever day it tells of. */
export const T = new Date('2026-07-01T04:00:00.000Z')
export const dayOfT = '2026-07-01'
const beginning = new Date('2025-01-01T00:00:00.000Z')
const SOON = 60

export interface World {
  director: User
  manager: User
  caseworker: User
  firms: Firm[]
  lawyers: User[]
  cases: Case[]
  clients: Client[]
}

export const before = (chance: Chance) => chance.moment(beginning, 545)
export const after = (chance: Chance) => chance.moment(T, SOON)

/** A world of everything that figures count, all of it written down before T. */
export async function makeWorld(chance: Chance): Promise<World> {
  const world: World = {
    director: await build.director(),
    manager: await build.manager(),
    caseworker: await build.caseworker(),
    firms: [await build.firm(), await build.firm(), await build.firm()],
    lawyers: [],
    cases: [],
    clients: [],
  }
  for (const firm of world.firms) {
    for (let n = 0; n < 2; n++) world.lawyers.push(await build.user(['partner_lawyer'], { firmId: firm.id }))
  }
  for (let n = 0; n < 9; n++) world.clients.push(await addClient(chance, world, before(chance)))
  for (let n = 0; n < 12; n++) await addCase(chance, world, before(chance))
  for (let n = 0; n < 10; n++) await addMatter(chance, world, before(chance))
  for (let n = 0; n < 3; n++) await addTraining(chance, world, before(chance))
  for (let n = 0; n < 8; n++) await addReferral(chance, world, before)
  for (let n = 0; n < 8; n++) await addRequest(chance, before(chance))
  await addGiving(chance, world, before)
  for (let n = 0; n < 3; n++) await addGroup(chance, world, before)
  for (const legalCase of chance.some(world.cases).slice(0, 2)) {
    const state = chance.happens(0.3) ? 'lifted' : 'raised'
    await build.wall({ caseId: legalCase.id, userId: world.director.id, state })
  }
  return world
}

/** What comes after T: corrections, withdrawals, closings, and much that tells of days long before. */
export async function changeWorld(chance: Chance, world: World): Promise<void> {
  for (const legalCase of world.cases.slice()) await changeSteps(chance, world, legalCase)
  world.clients.push(await addClient(chance, world, after(chance)))
  for (let n = 0; n < 3; n++) await addCase(chance, world, after(chance))
  for (let n = 0; n < 3; n++) await addMatter(chance, world, after(chance))
  await addTraining(chance, world, after(chance))
  await addReferral(chance, world, after)
  await addRequest(chance, after(chance))
  await addGiving(chance, world, after)
  await addGroup(chance, world, after)
  await changeReferrals(chance, after)
  await changeRequests(chance, after)
  for (const legalCase of await Case.findAll({ where: { closedOn: null } })) {
    if (chance.happens(0.3)) await legalCase.update({ status: 'closed', closedOn: chance.day(dayOfT, SOON) })
  }
  for (const entry of await TimeEntry.findAll({ where: { withdrawnAt: null } })) {
    if (chance.happens(0.3)) await entry.update({ withdrawnAt: after(chance), withdrawnBy: entry.userId })
  }
  for (const matter of await Matter.findAll({ where: { status: 'active' } })) {
    if (chance.happens(0.4)) await close(matter, chance.day('2025-06-01', 400), after(chance))
  }
}

async function addClient(chance: Chance, { caseworker }: World, createdAt: Date): Promise<Client> {
  const date = chance.pick(['1950-05-05', '1990', '2013-08', '2008-12-31', '2020-02-29', '2022'])
  const language = (tag: string, forLetters: boolean) => ({
    ...{ language: tag, forLetters },
    ...{ speaks: true, reads: false, writes: false },
  })
  return Client.create({
    id: randomUUID(),
    reference: newReference('CL'),
    status: 'active',
    leadId: caseworker.id,
    fullName: 'Somebody',
    birthDate: chance.pick([null, { date, estimated: true }, { date, estimated: false }]),
    gender: chance.pick([null, 'female', 'male', 'undisclosed', 'in other words']),
    nationalities: chance.pick([null, [], ['PK'], ['PK', 'IN'], ['SO', 'YE'], ['stateless'], ['XX']]),
    languages: chance.pick([null, [language('ur', false), language('en', true)], [language('so', false)]]),
    specificNeeds: chance.pick([null, [], ['DS-BD'], ['TR', 'DS'], ['SM']]),
    createdAt,
  })
}

async function addCase(chance: Chance, world: World, createdAt: Date): Promise<void> {
  const openedOn = chance.day('2025-01-01', 500)
  const closedOn =
    createdAt < T && chance.happens(0.4) && openedOn < '2026-06-01' ? chance.day('2026-06-01', 29) : null
  const legalCase = await Case.create({
    id: randomUUID(),
    reference: newReference('CS'),
    clientId: chance.pick(world.clients).id,
    jurisdiction: 'hk-usm',
    status: closedOn ? 'closed' : 'open',
    track: 'claim',
    stage: 'unknown',
    leadId: world.caseworker.id,
    openedOn,
    closedOn,
    createdAt,
  })
  for (const ground of chance.some(['TORTURE', 'BOR2', 'BOR3', 'PERSECUTION'])) {
    await CaseGround.create({ caseId: legalCase.id, ground, result: 'pending' })
  }
  world.cases.push(legalCase)
  await addSteps(chance, world, legalCase, createdAt)
}

async function addMatter(chance: Chance, world: World, createdAt: Date): Promise<void> {
  const onCase = chance.happens(0.8) ? chance.pick(world.cases) : null
  const firm = chance.happens(0.8) ? chance.pick(world.firms) : null
  const conflictCheck = firm ? chance.pick(['clear', 'clear', 'clear', 'none', 'conflict'] as const) : 'none'
  const matter = await Matter.create({
    id: randomUUID(),
    reference: newReference('MT'),
    caseId: onCase?.id ?? null,
    firmId: firm?.id ?? null,
    kind: onCase ? chance.pick(matterKinds.slice(0, 6)) : 'centre-work',
    status: conflictCheck === 'clear' ? 'active' : 'draft',
    conflictCheck,
    conflictCheckedOn: conflictCheck === 'none' ? null : checkedOn(chance, createdAt),
    openedOn: chance.day('2025-01-01', 400),
    createdAt,
  })
  if (matter.status === 'active' && chance.happens(0.4))
    await close(matter, chance.day('2025-06-01', 380), createdAt)
  for (let n = chance.whole(0, 4); firm && n > 0; n--)
    await addHours(chance, world, { matter, firm, createdAt })
}

/** A check is kept by its day alone, so one that came after T is of T's day or a later one. */
const checkedOn = (chance: Chance, createdAt: Date) =>
  createdAt < T ? chance.day('2025-01-01', 540) : chance.day(dayOfT, SOON)

async function close(matter: Matter, closedOn: string, createdAt: Date): Promise<void> {
  await MatterClosure.create({
    id: randomUUID(),
    matterId: matter.id,
    reason: 'completed',
    documentsFate: 'none-held',
    createdAt,
  })
  await matter.update({ status: 'closed', closedOn })
}

interface Worked {
  matter: Matter | null
  firm: Firm
  createdAt: Date
}

async function addHours(
  chance: Chance,
  { lawyers }: World,
  { matter, firm, createdAt }: Worked,
): Promise<void> {
  const lawyer = chance.pick(lawyers.filter(({ firmId }) => firmId === firm.id))
  const withdrawnAt = chance.happens(0.2) ? new Date(createdAt.getTime() + 1000) : null
  await TimeEntry.create({
    kind: matter ? 'matter' : 'clinic',
    matterId: matter?.id ?? null,
    firmId: firm.id,
    userId: lawyer.id,
    workedOn: chance.day(),
    minutes: chance.pick([30, 90, 300, 599, 600]),
    activity: chance.pick(activities),
    grade: chance.pick([null, ...grades]),
    recordedBy: lawyer.id,
    withdrawnAt,
    createdAt,
  })
}

async function addTraining(chance: Chance, { caseworker, firms }: World, createdAt: Date): Promise<void> {
  const by = { recordedBy: caseworker.id, createdAt }
  const training = await Training.create({
    kind: chance.pick(trainingKinds),
    title: 'A training',
    heldOn: chance.day(),
    minutes: chance.whole(30, 200),
    ...by,
  })
  for (const firm of chance.some(firms)) {
    const attendance = { id: randomUUID(), trainingId: training.id, firmId: firm.id, attendee: 'Somebody' }
    await TrainingAttendance.create({ ...attendance, ...by })
  }
}

/** Money, gifts, time for the programme and agreements. */
async function addGiving(chance: Chance, world: World, when: (chance: Chance) => Date): Promise<void> {
  for (const firm of world.firms) {
    const by = { firmId: firm.id, recordedBy: world.caseworker.id }
    await addHours(chance, world, { matter: null, firm, createdAt: when(chance) })
    await Payment.create({
      ...{ ...by, receivedOn: chance.day(), amountMinor: chance.whole(1, 9999), createdAt: when(chance) },
      ...{ currency: chance.pick(['HKD', 'GBP']), receiptNumber: randomUUID() },
    })
    const valued = { valuationMinor: chance.whole(1, 999), currency: 'HKD', valuationBasis: 'A guess' }
    await GiftInKind.create({
      ...{
        ...by,
        givenOn: chance.day(),
        kind: chance.pick(giftKinds.filter(kind => kind !== 'secondment')),
        description: 'Something',
      },
      ...(chance.happens(0.5) ? valued : {}),
      createdAt: when(chance),
    })
    await addAgreements(chance, firm, when(chance))
  }
}

async function addAgreements(chance: Chance, firm: Firm, createdAt: Date): Promise<void> {
  const years = createdAt < T ? chance.some([2024, 2025, 2026]) : chance.some([2027])
  for (const year of years) {
    const state = chance.pick(['draft', 'signed', 'signed', 'ended'] as const)
    const signedOn = createdAt < T ? `${year}-01-01` : dayOfT
    await Partnership.create({
      ...{ firmId: firm.id, year, state, createdAt },
      ...{ startsOn: `${year}-02-01`, endsOn: state === 'ended' ? `${year}-05-31` : `${year + 1}-01-31` },
      signedOn: state === 'draft' ? null : signedOn,
    })
  }
}
