import type { Model, ModelStatic } from 'sequelize'
import { Case } from '../../../models/Case.ts'
import { CaseGround } from '../../../models/CaseGround.ts'
import { type BirthDate, Client } from '../../../models/Client.ts'
import { Firm } from '../../../models/Firm.ts'
import { GiftInKind } from '../../../models/GiftInKind.ts'
import { GroupAttendance } from '../../../models/GroupAttendance.ts'
import { GroupSession } from '../../../models/GroupSession.ts'
import { Intake } from '../../../models/Intake.ts'
import { Matter } from '../../../models/Matter.ts'
import { MatterClosure } from '../../../models/MatterClosure.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { Payment } from '../../../models/Payment.ts'
import { Referral } from '../../../models/Referral.ts'
import { ReferralMove } from '../../../models/ReferralMove.ts'
import { ServiceSession } from '../../../models/ServiceSession.ts'
import { Step } from '../../../models/Step.ts'
import { TimeEntry } from '../../../models/TimeEntry.ts'
import { Training } from '../../../models/Training.ts'
import { TrainingAttendance } from '../../../models/TrainingAttendance.ts'
import { Wall } from '../../../models/Wall.ts'
import { dateIn } from '../../../runtime/clock.ts'

/** Something counted by hand: what tells it apart, how much it is, and what it can be divided by. */
export interface Item {
  key: string
  amount?: number
  cases?: Case[]
  client?: Client | undefined
  own?: Record<string, string | null | undefined>
}

export interface Stretch {
  from: string
  to: string
}

const byId = <M extends Model>(rows: M[]) => new Map(rows.map(row => [row.get('id') as string, row]))

/** Every row of the tables that figures count, less what was not known at a moment and what walls keep from a person. */
export async function load(asAt: Date, userId: string) {
  const of = async <M extends Model>(model: ModelStatic<M>, at = 'createdAt') =>
    (await model.findAll()).filter(row => (row.get(at) as Date) <= asAt)
  const today = dateIn('Asia/Hong_Kong', asAt)
  const allSteps = await Step.findAll()
  const steps = (await of(Step)).filter(step => {
    const later = allSteps.find(({ id }) => id === step.supersededById)
    return !later || later.createdAt > asAt
  })
  const walls = await Wall.findAll()
  const walled = new Set(
    walls.filter(wall => wall.userId === userId && wall.state !== 'lifted').map(({ caseId }) => caseId),
  )
  const everyCase = await Case.findAll()
  const hidden = new Set(everyCase.filter(({ id }) => walled.has(id)).map(({ clientId }) => clientId))
  const matters = (await of(Matter)).filter(({ caseId }) => !walled.has(caseId ?? ''))
  const everyMatter = byId(await Matter.findAll())
  const cases = (await of(Case)).filter(({ id }) => !walled.has(id))
  const closedOn = (legalCase: Case) =>
    legalCase.closedOn && legalCase.closedOn < today ? legalCase.closedOn : '9999'
  return {
    asAt,
    today,
    cases,
    caseOf: byId(everyCase),
    closedOn,
    clients: (await Client.findAll()).filter(({ id }) => !hidden.has(id)),
    clientOf: byId((await Client.findAll()).filter(({ id }) => !hidden.has(id))),
    steps: steps.filter(({ caseId }) => !walled.has(caseId)),
    grounds: await CaseGround.findAll(),
    matters,
    matterOf: everyMatter,
    closures: await of(MatterClosure),
    everyClosure: await MatterClosure.findAll(),
    entries: (await of(TimeEntry)).filter(
      ({ withdrawnAt, matterId }) =>
        !(withdrawnAt && withdrawnAt <= asAt) && !walled.has(everyMatter.get(matterId ?? '')?.caseId ?? ''),
    ),
    firms: await Firm.findAll(),
    payments: await of(Payment),
    gifts: await of(GiftInKind),
    agreements: (await of(Partnership)).filter(
      ({ state, signedOn }) => state !== 'draft' && (!signedOn || signedOn < today),
    ),
    referrals: (await Referral.findAll()).filter(({ clientId }) => !hidden.has(clientId)),
    moves: await of(ReferralMove),
    sessions: await of(ServiceSession),
    groups: (await of(GroupSession)).filter(({ kind }) => kind !== 'psychosocial-group'),
    came: (await of(GroupAttendance)).filter(({ attendance }) => attendance !== 'missed'),
    trainings: (await of(Training)).filter(({ heldOn }) => heldOn <= today),
    attendances: await of(TrainingAttendance),
    requests: (await of(Intake, 'receivedAt')).filter(
      ({ state, triagedAt }) => !(state === 'spam' && triagedAt && triagedAt <= asAt),
    ),
  }
}

export type Rows = Awaited<ReturnType<typeof load>>

const within = (day: string | null | undefined, { from, to }: Stretch) =>
  typeof day === 'string' && day >= from && day <= to

export const dayOf = (moment: Date) => dateIn('Asia/Hong_Kong', moment)

/** The stage at the end of the stretch. */
export function stageAt(rows: Rows, legalCase: Case | undefined, { to }: Stretch): string {
  const steps = rows.steps.filter(
    step => step.caseId === legalCase?.id && step.track === 'claim' && step.happenedOn <= to,
  )
  return steps.sort((one, other) => one.position - other.position).at(-1)?.stage ?? 'unknown'
}

const phases: Record<string, string> = { M: 'immigration', A: 'appeal', J: 'court' }

/** All places in which an item stands, case by case, by the dimensions asked for. */
export function placesOf(rows: Rows, item: Item, by: readonly string[], stretch: Stretch): string[] {
  const each = item.cases && item.cases.length > 0 ? item.cases.map(one => [one]) : [[]]
  const places = each.flatMap(cases =>
    by.reduce<string[]>(
      (some, dimension) => {
        const values = valuesOf(rows, { ...item, cases }, dimension, stretch)
        return some.flatMap(place => values.map(value => `${place}${dimension}=${value} `))
      },
      [''],
    ),
  )
  return [...new Set(places)]
}

function valuesOf(rows: Rows, { cases = [], client, own = {} }: Item, dimension: string, stretch: Stretch) {
  const orUnknown = (values: string[]) => (values.length > 0 ? values : ['unknown'])
  if (dimension in own) return [own[dimension] ?? 'unknown']
  if (dimension === 'stage') return orUnknown(cases.map(one => stageAt(rows, one, stretch)))
  if (dimension === 'phase') {
    return orUnknown(cases.map(one => phases[stageAt(rows, one, stretch)[0] ?? ''] ?? 'unknown'))
  }
  if (dimension === 'ground') {
    return orUnknown(
      cases.flatMap(({ id }) =>
        orUnknown(rows.grounds.filter(({ caseId }) => caseId === id).map(({ ground }) => ground)),
      ),
    )
  }
  return [personal(client, dimension, stretch)]
}

const regions: Record<string, string> = { PK: '034', IN: '034', SO: '014', YE: '145', XX: 'unlisted' }

function personal(client: Client | undefined, dimension: string, { to }: Stretch): string {
  if (!client) return 'unknown'
  if (dimension === 'age') return ageOf(client.birthDate, to)
  if (dimension === 'gender') {
    return client.gender === 'in other words' ? 'other' : (client.gender ?? 'unknown')
  }
  if (dimension === 'language') {
    const languages = client.languages ?? []
    return languages.find(one => one.forLetters)?.language ?? languages[0]?.language ?? 'unknown'
  }
  if (dimension === 'disability') {
    const needs = client.specificNeeds
    return needs ? (needs.some(need => need.startsWith('DS')) ? 'yes' : 'no') : 'unknown'
  }
  const all = new Set((client.nationalities ?? []).map(country => regions[country] ?? country))
  return all.size > 1 ? 'several' : ([...all][0] ?? 'unknown')
}

function ageOf(birth: BirthDate | null, on: string): string {
  if (!birth) return 'unknown'
  const born = `${birth.date}-01-01`.slice(0, 10)
  const age = Math.floor((Number(on.replaceAll('-', '')) - Number(born.replaceAll('-', ''))) / 10_000)
  return age < 5 ? '0-4' : age < 12 ? '5-11' : age < 18 ? '12-17' : age < 60 ? '18-59' : '60+'
}

export { within }
