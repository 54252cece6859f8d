import type { Browser } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { world } from '../matters/world.ts'

/** A client in the care of one counsellor, who agrees that what is written there crosses to the legal side. */
export async function wallWorld() {
  const w = await world()
  const named = await build.counsellor()
  const team = await build.provider()
  const clinic = await build.provider({ kind: 'clinic' })
  const { id: clientId } = w.client
  const about = { clientId, providerId: team.id, referredBy: w.lead.id, state: 'in-service' } as const
  const referral = await build.referral(about)
  const toTeam = await build.agreesToRefer({ clientId, providerId: team.id })
  await build.referralWorker({ referralId: referral.id, userId: named.id })
  const crossing = await build.agreesToCross({ clientId })
  return { ...w, named, team, clinic, referral, toTeam, crossing }
}

export type WallWorld = Awaited<ReturnType<typeof wallWorld>>

export const shares = (browser: Browser, w: WallWorld, more: object = {}) =>
  browser.post(`/referrals/${w.referral.id}/shares`).send({ kind: 'summary', text: 'Canary sleeps', ...more })

export const ofCase = (browser: Browser, w: WallWorld) => browser.get(`/cases/${w.legalCase.id}/shares`)
