import { endUndertaking } from '../../commands/partnerships/firms/endUndertaking.ts'
import { moveLawyer } from '../../commands/partnerships/firms/moveLawyer.ts'
import { recordUndertaking } from '../../commands/partnerships/firms/recordUndertaking.ts'
import { Firm } from '../../models/Firm.ts'
import { findFor } from '../../policies/authorize.ts'
import { created, done, endpoint, ok } from '../endpoint.ts'
import { byId } from '../text.ts'
import { Ending } from './contacts-schema.ts'
import { presentPeople } from './people-present.ts'
import { Moving, OfPerson, PeoplePage } from './people-schema.ts'
import { personFor, personOfFirm } from './person.ts'
import { presentUndertaking } from './present.ts'
import { peopleOf } from './query.ts'
import { FirmsOwn, NewUndertaking, UndertakingAnswer } from './schema.ts'

export const list = endpoint({
  summary: 'The people of a firm who have an account, what they can take on, and whether they may today',
  policy: { may: ['read', 'Firm'] },
  params: byId,
  query: FirmsOwn,
  answer: { status: 200, schema: PeoplePage },
  transaction: false,
  handle: async ({ ability, context, params, query }) => {
    const firm = await findFor(ability, 'read', Firm, params.id, { group: 'people' })
    const { items, next } = await peopleOf(firm.id, query)
    return ok({ items: await presentPeople(items, context.today), next })
  },
})

export const undertake = endpoint({
  summary: 'Record that a person of the firm signed the confidentiality undertaking',
  policy: { may: ['record-undertaking', 'Firm'] },
  params: byId,
  body: NewUndertaking,
  answer: { status: 201, schema: UndertakingAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const firm = await findFor(ability, 'record-undertaking', Firm, params.id)
    const undertaking = await recordUndertaking(context, firm, body)
    return created(`/api/v1/firms/${firm.id}/people`, presentUndertaking(undertaking))
  },
})

export const undertakingEnding = endpoint({
  summary: 'End a person’s confidentiality undertaking, and with it their access to matters',
  policy: { may: ['record-undertaking', 'Firm'] },
  params: OfPerson,
  body: Ending,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    await endUndertaking(context, await personFor(ability, 'record-undertaking', params), body)
    return done
  },
})

export const move = endpoint({
  summary: 'A lawyer leaves the firm, for another one or for none; their access ends at once',
  policy: { may: ['move-lawyer', 'Firm'] },
  params: OfPerson,
  body: Moving,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const firm = await findFor(ability, 'move-lawyer', Firm, params.id)
    await moveLawyer(context, firm, await personOfFirm(firm, params.userId, true), body)
    return done
  },
})
