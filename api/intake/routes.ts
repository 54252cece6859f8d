import type { Context } from '../../commands/context.ts'
import { countIntake, prepareIntake, waitForIntake } from '../../commands/psychosocial/intakeLane.ts'
import { receiveIntake } from '../../commands/psychosocial/receiveIntake.ts'
import { triageIntake } from '../../commands/psychosocial/triageIntake.ts'
import { Problem } from '../../errors.ts'
import { Client } from '../../models/Client.ts'
import { inTransaction } from '../../models/database.ts'
import { Intake } from '../../models/Intake.ts'
import { findFor } from '../../policies/authorize.ts'
import { endpoint, ok } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { open } from '../open.ts'
import { byId } from '../text.ts'
import { intakeListing } from './list.ts'
import { presentIntake, presentListed } from './present.ts'
import * as schema from './schema.ts'

export const receive = endpoint({
  summary: 'Ask for help, for oneself or for somebody else, without an account',
  policy: { everybody: 'whoever needs help has no account; each network is slowed by itself' },
  body: schema.NewIntake,
  answer: { status: 201, schema: schema.Received },
  transaction: false,
  handle: async ({ context, body }) => {
    await passLane(context)
    return { status: 201, body: { reference: await inTransaction(() => receiveIntake(context, body)) } }
  },
})

/** Counts the post, or answers 429. A network that must wait costs one read and nothing else. */
async function passLane(context: Context): Promise<void> {
  refuseHaste(await waitForIntake(context))
  await inTransaction(() => prepareIntake(context))
  refuseHaste(await inTransaction(() => countIntake(context)))
}

function refuseHaste(retryAfter: number): void {
  if (retryAfter === 0) return
  throw new Problem('too-many-requests', 'Wait before you ask again, or call the centre', { retryAfter })
}

export const list = endpoint({
  summary: 'What was asked from outside: emergencies first, then what has waited longest',
  policy: { may: ['read', 'Intake'] },
  query: schema.IntakeQuery,
  answer: { status: 200, schema: schema.IntakePage },
  transaction: false,
  handle: async ({ ability, query: { limit, cursor, sort, ...filters } }) =>
    ok(await listPage(ability, intakeListing, { limit, cursor, sort, filters }, presentListed)),
})

export const read = endpoint({
  summary: 'What one person asked from outside',
  policy: { may: ['read', 'Intake'] },
  params: byId,
  answer: { status: 200, schema: schema.IntakeAnswer },
  transaction: true,
  handle: async ({ ability, context, params }) =>
    ok(presentIntake(await open(ability, context, Intake, params.id, 'words'))),
})

export const triage = endpoint({
  summary: 'Say what became of a request from outside',
  policy: { may: ['triage', 'Intake'] },
  params: byId,
  body: schema.Triage,
  answer: { status: 200, schema: schema.IntakeAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const intake = await findFor(ability, 'triage', Intake, params.id)
    if (body.clientId) await findFor(ability, 'update', Client, body.clientId)
    await triageIntake(context, intake, body)
    return ok(presentIntake(intake))
  },
})
