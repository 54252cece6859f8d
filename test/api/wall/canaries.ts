import { randomUUID } from 'node:crypto'
import { Goal } from '../../../models/Goal.ts'
import { MeasureResult } from '../../../models/MeasureResult.ts'
import { ReferralMove } from '../../../models/ReferralMove.ts'
import { newReference } from '../../../models/reference.ts'
import { SafetyAlert } from '../../../models/SafetyAlert.ts'
import { ServiceNote } from '../../../models/ServiceNote.ts'
import { ServiceSession } from '../../../models/ServiceSession.ts'
import { build } from '../../support/build.ts'
import { world } from '../matters/world.ts'

/** A client under a lease of a firm, in the care of one counsellor, about whom nothing was written yet. */
export async function clinicalWorld() {
  const w = await world()
  const named = await build.counsellor()
  const team = await build.provider()
  const { id: clientId } = w.client
  const about = { clientId, providerId: team.id, referredBy: w.lead.id, state: 'in-service' } as const
  const referral = await build.referral(about)
  await build.agreesToRefer({ clientId, providerId: team.id })
  await build.referralWorker({ referralId: referral.id, userId: named.id })
  return { ...w, named, team, referral }
}

type ClinicalWorld = Awaited<ReturnType<typeof clinicalWorld>>

/** What is written into a clinical column, and found again wherever it comes out. */
const canaryOf = (model: string, attribute: string) => `canary-${model}-${attribute}`
/** Of the columns of a result that hold numbers: a total that no measure makes, and answers in a pattern. */
const canaryTotal = 76_543_219
const canaryItems = { 1: 5, 2: 0, 3: 5, 4: 0, 5: 3 }

interface Planted {
  /** The attributes of the model that it fills. */
  fills: string[]
  plant: (w: ClinicalWorld, planted: Map<string, string>) => Promise<{ id: string }>
}

const words = canaryOf

/** A row of every model with clinical columns, each column with a canary of its own. In this order. */
const planters: Record<string, Planted> = {
  Referral: {
    fills: ['reason', 'safeContact', 'interpreter'],
    plant: async ({ referral }) =>
      referral.update({
        reason: words('Referral', 'reason'),
        safeContact: words('Referral', 'safeContact'),
        interpreter: words('Referral', 'interpreter'),
      }),
  },
  ReferralMove: {
    fills: ['words'],
    plant: async ({ referral, named }) =>
      ReferralMove.create({
        id: randomUUID(),
        ...{ referralId: referral.id, fromState: 'first-contact', toState: 'in-service' },
        ...{ movedBy: named.id, movedAs: 'receiver', movedAt: new Date('2026-03-17T06:00:00.000Z') },
        words: words('ReferralMove', 'words'),
      }),
  },
  Share: {
    fills: ['text'],
    plant: async ({ referral, client, named }) =>
      build.share({
        ...{ referralId: referral.id, clientId: client.id, madeBy: named.id },
        text: words('Share', 'text'),
      }),
  },
  ServiceSession: {
    fills: ['interpreterWords'],
    plant: async ({ referral, named }) =>
      ServiceSession.create({
        id: randomUUID(),
        ...{ referralId: referral.id, kind: 'individual', layer: 3, heldOn: '2026-03-17', minutes: 50 },
        ...{ attendance: 'attended', interpreter: 'other', heldBy: named.id, recordedBy: named.id },
        interpreterWords: words('ServiceSession', 'interpreterWords'),
      }),
  },
  ServiceNote: {
    fills: ['body'],
    plant: async ({ named }, planted) =>
      ServiceNote.create({
        id: randomUUID(),
        ...{ sessionId: planted.get('ServiceSession') ?? '', authorId: named.id, createdAt: new Date() },
        body: words('ServiceNote', 'body'),
      }),
  },
  Goal: {
    fills: ['aim'],
    plant: async ({ referral, named }) =>
      Goal.create({
        id: randomUUID(),
        ...{ referralId: referral.id, agreedOn: '2026-03-17', reviewDueOn: '2026-06-17', setBy: named.id },
        ...{ state: 'open', aim: words('Goal', 'aim') },
      }),
  },
  MeasureResult: {
    fills: ['given', 'total', 'interpreter', 'supersededBecause'],
    plant: async ({ referral, named }) => {
      const result = (given: Partial<MeasureResult>) =>
        MeasureResult.create({
          id: randomUUID(),
          ...{ referralId: referral.id, measure: 'who5', measureVersion: 1, language: 'en' },
          ...{ takenOn: '2026-03-17', mode: 'read-aloud', administeredBy: named.id, recordedBy: named.id },
          ...{ recordedAt: new Date('2026-03-17T06:00:00.000Z'), total: canaryTotal },
          given: { items: canaryItems },
          interpreter: words('MeasureResult', 'interpreter'),
          ...given,
        })
      const { id: supersededById } = await result({})
      return result({ supersededById, supersededBecause: words('MeasureResult', 'supersededBecause') })
    },
  },
  MedicoLegalReport: {
    fills: ['findings', 'overall'],
    plant: async ({ client, legalCase, lead, named }) =>
      build.report({
        ...{ clientId: client.id, caseId: legalCase.id, requestedBy: lead.id, examinerId: named.id },
        ...{ state: 'finished', examinedOn: '2026-03-16' },
        findings: [{ subject: words('MedicoLegalReport', 'findings'), grade: 'consistent' }],
        overall: words('MedicoLegalReport', 'overall') as 'consistent',
      }),
  },
  SafetyAlert: {
    fills: ['words'],
    plant: async ({ client, referral, named }) =>
      SafetyAlert.create({
        id: randomUUID(),
        ...{ reference: newReference('AL'), clientId: client.id, referralId: referral.id },
        ...{ flag: 'suicidal-thoughts', source: 'clinician', state: 'open', raisedBy: named.id },
        ...{
          raisedAt: new Date('2026-03-18T05:59:00.000Z'),
          nextCallAt: new Date('2026-03-18T06:09:00.000Z'),
        },
        words: words('SafetyAlert', 'words'),
      }),
  },
  GroupSession: {
    fills: ['title', 'interpreterWords'],
    plant: async ({ named }) =>
      build.groupSession({
        recordedBy: named.id,
        ...{ title: words('GroupSession', 'title'), interpreter: 'other' },
        interpreterWords: words('GroupSession', 'interpreterWords'),
      }),
  },
}

/** Plants them all; the ids of the rows, by model. */
export async function plant(w: ClinicalWorld): Promise<Map<string, string>> {
  const planted = new Map<string, string>()
  for (const [model, { plant }] of Object.entries(planters)) planted.set(model, (await plant(w, planted)).id)
  return planted
}

const ofNumbers: Record<string, string> = {
  'MeasureResult.given': JSON.stringify(canaryItems),
  'MeasureResult.total': String(canaryTotal),
}

/** Every canary by the column that it lies in. */
export const canaries: Record<string, string> = Object.fromEntries(
  Object.entries(planters).flatMap(([model, { fills }]) =>
    fills.map(attribute => {
      const column = `${model}.${attribute}`
      return [column, ofNumbers[column] ?? canaryOf(model, attribute)]
    }),
  ),
)
