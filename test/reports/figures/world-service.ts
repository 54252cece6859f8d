import { randomUUID } from 'node:crypto'
import { GroupAttendance } from '../../../models/GroupAttendance.ts'
import { Intake, intakeKinds, intakeStates } from '../../../models/Intake.ts'
import { Referral, type ReferralState } from '../../../models/Referral.ts'
import { ReferralMove } from '../../../models/ReferralMove.ts'
import { newReference } from '../../../models/reference.ts'
import { attendanceCodes, ServiceSession } from '../../../models/ServiceSession.ts'
import { build } from '../../support/build.ts'
import type { Chance } from './chance.ts'
import type { World } from './world.ts'

type When = (chance: Chance) => Date

const later: ReferralState[] = [
  'acknowledged',
  'accepted',
  'waiting-list',
  'declined',
  'first-contact',
  'in-service',
  'completed',
  'lost-contact',
]

/** A referral with its moves, one after the other, and a session. */
export async function addReferral(chance: Chance, world: World, when: When): Promise<void> {
  const provider = await build.provider()
  const referral = await Referral.create({
    id: randomUUID(),
    reference: newReference('RF'),
    clientId: chance.pick(world.clients).id,
    providerId: provider.id,
    service: chance.pick(['psychosocial', 'health', 'shelter'] as const),
    layer: 3,
    urgency: chance.pick(['urgent', 'routine'] as const),
    state: 'draft',
    referredBy: world.caseworker.id,
    ownerId: world.caseworker.id,
    createdAt: when(chance),
  })
  if (chance.happens(0.8)) await move(referral, 'sent', when(chance))
  await addSession(chance, world, referral, when(chance))
  for (let n = chance.whole(0, 3); n > 0; n--) await move(referral, chance.pick(later), when(chance))
}

export async function changeReferrals(chance: Chance, when: When): Promise<void> {
  for (const referral of await Referral.findAll()) {
    if (chance.happens(0.5)) await move(referral, chance.pick(later), when(chance))
  }
}

async function move(referral: Referral, toState: ReferralState, movedAt: Date): Promise<void> {
  await referral.update({ state: toState })
  await ReferralMove.create({
    referralId: referral.id,
    toState,
    movedAs: 'receiver',
    movedAt,
    createdAt: movedAt,
  })
}

async function addSession(chance: Chance, world: World, referral: Referral, createdAt: Date): Promise<void> {
  await ServiceSession.create({
    id: randomUUID(),
    referralId: referral.id,
    kind: 'individual',
    layer: 3,
    heldOn: chance.day(),
    attendance: chance.pick(attendanceCodes),
    interpreter: 'none',
    heldBy: world.caseworker.id,
    recordedBy: world.caseworker.id,
    createdAt,
  })
}

/** A session for several people, some of them clients. */
export async function addGroup(chance: Chance, world: World, when: When): Promise<void> {
  const session = await build.groupSession({
    kind: chance.pick(['information-session', 'information-session', 'psychosocial-group'] as const),
    heldOn: chance.day(),
    ...{ adults: chance.whole(0, 4), children: chance.whole(0, 2), createdAt: when(chance) },
  })
  for (const client of chance.some(world.clients)) {
    await GroupAttendance.create({
      ...{ id: randomUUID(), groupSessionId: session.id, clientId: client.id },
      attendance: chance.pick(['attended', 'came-late', 'missed'] as const),
      ...{ recordedBy: world.caseworker.id, createdAt: when(chance) },
    })
  }
}

export async function addRequest(chance: Chance, receivedAt: Date): Promise<void> {
  const state = chance.pick(intakeStates)
  const triagedAt = state === 'waiting' ? null : new Date(receivedAt.getTime() + 60_000)
  await build.intake({ kind: chance.pick(intakeKinds), state, receivedAt, triagedAt, createdAt: receivedAt })
}

export async function changeRequests(chance: Chance, when: When): Promise<void> {
  for (const intake of await Intake.findAll({ where: { state: 'waiting' } })) {
    const triagedAt = when(chance)
    if (intake.receivedAt < triagedAt)
      await intake.update({ state: chance.pick(['taken-up', 'spam'] as const), triagedAt })
  }
}
