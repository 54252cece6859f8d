import { recordUndertaking } from '../../commands/partnerships/recordUndertaking.ts'
import { Firm } from '../../models/Firm.ts'
import { RoleGrant } from '../../models/RoleGrant.ts'
import { Undertaking } from '../../models/Undertaking.ts'
import type { User } from '../../models/User.ts'
import { findFor } from '../../policies/authorize.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { byId, marked } from '../text.ts'
import { presentUndertaking } from './present.ts'
import { peopleOf } from './query.ts'
import { FirmsOwn, NewUndertaking, PeoplePage, UndertakingAnswer } from './schema.ts'

export const list = endpoint({
  summary:
    'The people of a firm who have an account, and whether their confidentiality undertaking is in force',
  policy: { may: ['read', 'Firm'] },
  params: byId,
  query: FirmsOwn,
  answer: { status: 200, schema: PeoplePage },
  transaction: false,
  handle: async ({ ability, context, params, query }) => {
    const firm = await findFor(ability, 'read', Firm, params.id, { group: 'agreement' })
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

async function presentPeople(people: User[], today: string) {
  const theirs = { where: { userId: people.map(({ id }) => id) } }
  const grants = await RoleGrant.findAll(theirs)
  const undertakings = await Undertaking.findAll({ ...theirs, order: ['signedOn'] })
  return people.map(({ id, displayName }) => ({
    id,
    displayName: marked(displayName),
    roles: grants
      .filter(({ userId }) => userId === id)
      .map(({ role }) => role)
      .sort(),
    undertakingSignedOn:
      undertakings.find(({ userId, endsOn }) => userId === id && endsOn >= today)?.signedOn ?? null,
  }))
}
