import { changeSession } from '../../commands/psychosocial/service/changeSession.ts'
import { suggestedBy } from '../../commands/psychosocial/service/inService.ts'
import { recordSession } from '../../commands/psychosocial/service/recordSession.ts'
import { cameTo } from '../../commands/psychosocial/service/sessionFacts.ts'
import { Problem } from '../../errors.ts'
import { Referral } from '../../models/Referral.ts'
import { ServiceSession } from '../../models/ServiceSession.ts'
import { findFor } from '../../policies/authorize.ts'
import { listChildren } from '../children.ts'
import { created, endpoint, ok, okWithVersion, refuseStale } from '../endpoint.ts'
import { open } from '../open.ts'
import { personOf } from '../people.ts'
import { byId, markedOrNull } from '../text.ts'
import { ChildQuery } from './schema.ts'
import * as schema from './sessions-schema.ts'

export const list = endpoint({
  summary: 'The sessions of a referral, held and planned, the first first',
  policy: { may: ['read', 'Referral'] },
  params: byId,
  query: ChildQuery,
  answer: { status: 200, schema: schema.SessionPage },
  transaction: true,
  handle: async ({ ability, context, params, query }) => {
    const referral = await open(ability, context, Referral, params.id, 'clinical')
    const ofReferral = { referralId: referral.id }
    return ok(await listChildren(ServiceSession, ofReferral, 'heldOn', query, presentSession(referral)))
  },
})

export const add = endpoint({
  summary: 'Write down a session of a referral, or an appointment. The referral stays in its state',
  policy: { may: ['record-service', 'Referral'] },
  params: byId,
  body: schema.NewSession,
  answer: { status: 201, schema: schema.Session },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const referral = await findFor(ability, 'record-service', Referral, params.id)
    const session = await recordSession(context, referral, body)
    const seen = await presentSession(referral)(session)
    return created(`/api/v1/referrals/${referral.id}/sessions/${session.id}`, seen)
  },
})

export const read = endpoint({
  summary: 'One session of a referral, without its notes',
  policy: { may: ['read', 'Referral'] },
  params: schema.sessionParams,
  answer: { status: 200, schema: schema.Session },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const referral = await open(ability, context, Referral, params.id, 'clinical')
    const session = await sessionOf(referral, params.sessionId)
    return okWithVersion(await presentSession(referral)(session))
  },
})

export const change = endpoint({
  summary: 'Change what is said of a session, such as how an appointment went',
  policy: { may: ['record-service', 'Referral'] },
  params: schema.sessionParams,
  body: schema.SessionChange,
  answer: { status: 200, schema: schema.Session },
  transaction: true,
  edits: true,
  handle: async ({ ability, context, params, body, http }) => {
    const referral = await findFor(ability, 'record-service', Referral, params.id)
    const session = await sessionOf(referral, params.sessionId)
    const present = presentSession(referral)
    refuseStale(http, await present(session))
    await changeSession(context, session, referral, body)
    return okWithVersion(await present(session))
  },
})

/** A session of a referral that was found through the door. Throws 404 for one of another referral. */
export async function sessionOf({ id: referralId }: Referral, id: string): Promise<ServiceSession> {
  const session = await ServiceSession.findOne({ where: { id, referralId } })
  if (!session) throw new Problem('not-found', 'There is no such session of this referral')
  return session
}

function presentSession(referral: Referral) {
  return async (session: ServiceSession) => {
    const { id, kind, layer, heldOn, minutes, attendance, interpreter, interpreterWords } = session
    return {
      ...{ id, kind, layer, heldOn, attendance, interpreter },
      minutes: minutes ?? null,
      interpreterWords: markedOrNull(interpreterWords),
      heldBy: await personOf(session.heldBy),
      recordedBy: await personOf(session.recordedBy),
      suggestedState: suggestedBy(referral, cameTo(session)),
    }
  }
}
