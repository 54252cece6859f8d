import type { CreationAttributes } from 'sequelize'
import type { Referral } from '../../../models/Referral.ts'
import { as, type Browser } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { makeWorld, type World } from './world.ts'

/** The same world with a referral in service since 17 March, for which the counsellor is named. */
export interface ServiceWorld extends World {
  referral: Referral
  /** Another counsellor of the team, who has no part in it. */
  stranger: Browser
}

export async function makeServiceWorld(
  given: Partial<CreationAttributes<Referral>> = {},
): Promise<ServiceWorld> {
  const world = await makeWorld()
  const referral = await world.sent({ state: 'in-service', ownerId: world.counsellor.id, ...given })
  await build.referralWorker({ referralId: referral.id, userId: world.counsellor.id })
  return { ...world, referral, stranger: await as(await build.counsellor()) }
}

/** Everybody who has no part in a service, and who is told 404 of what hangs on it. */
export async function outsiders(world: World): Promise<Browser[]> {
  const firm = await build.partnerFirm()
  const people = [
    await build.caseworker(),
    await build.counsellor(),
    await build.manager(),
    await build.coordinator(firm),
    await build.partnerLawyer(firm),
    await build.officer(),
    await build.administrator(),
  ]
  await build.wall({ caseId: (await ownCase(world)).id, userId: people[1]?.id ?? '' })
  return Promise.all(people.map(as))
}

const ownCase = ({ client, lead }: World) => build.case({ clientId: client.id, lead })

/** The version of a record as its reader has it. */
export async function versionOf(browser: Browser, path: string): Promise<string> {
  return String((await browser.get(path).expect(200)).headers.etag)
}
