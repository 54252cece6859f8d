import type { Test } from 'supertest'
import type { User } from '../../../models/User.ts'
import { as, type Browser } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { world } from '../matters/world.ts'

/** A client whose case is led by one caseworker, with a referral for which one counsellor is named, and people who are not. */
export async function glassWorld() {
  const w = await world()
  await w.client.update({ fullName: 'Canary Quillfeather', telephone: '5550 0199', specificNeeds: ['rest'] })
  await w.legalCase.update({ narrative: 'Canary story', strategy: 'Canary plan', countryOfRisk: 'PK' })
  const team = await build.provider()
  const clinic = await build.provider({ kind: 'clinic' })
  const named = await build.counsellor()
  const { id: clientId } = w.client
  const referral = await build.referral({
    ...{ clientId, providerId: team.id, referredBy: w.lead.id, state: 'in-service' },
    reason: 'Canary reason',
  })
  await build.agreesToRefer({ clientId, providerId: team.id })
  await build.referralWorker({ referralId: referral.id, userId: named.id })
  const second = await build.director()
  return { ...w, team, clinic, named, referral, second }
}

export type GlassWorld = Awaited<ReturnType<typeof glassWorld>>

export const reason = {
  reasonCode: 'danger-to-life',
  reason: 'She wrote that she ends it tonight',
} as const

type Record = 'Client' | 'Case' | 'Referral'

const idOf = (w: GlassWorld, record: Record) =>
  ({ Client: w.client.id, Case: w.legalCase.id, Referral: w.referral.id })[record]

/** Breaks the glass on a record of the world. */
export const breaks = (browser: Browser, w: GlassWorld, record: Record, more: object = {}): Test =>
  browser.post('/break-glass').send({ record, id: idOf(w, record), ...reason, ...more })

/** The id of a glass that somebody broke on a record of the world, or asked to break. */
export async function brokenBy(user: User, w: GlassWorld, record: Record): Promise<string> {
  return String((await breaks(await as(user), w, record).expect(201)).body.id)
}

export const confirms = (browser: Browser, id: string): Test => browser.post(`/break-glass/${id}/confirm`)
export const reviews = (browser: Browser, id: string, body: object = { verdict: 'justified' }): Test =>
  browser.post(`/break-glass/${id}/review`).send(body)
