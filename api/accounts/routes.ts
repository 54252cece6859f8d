import { type Account, changeAccount, rolesOf } from '../../commands/access/changeAccount.ts'
import { inviteAccount, inviteAgain } from '../../commands/access/inviteAccount.ts'
import { startPasswordReset } from '../../commands/access/resetPassword.ts'
import { Problem } from '../../errors.ts'
import { User } from '../../models/User.ts'
import type { Ability } from '../../policies/ability.ts'
import { findFor } from '../../policies/authorize.ts'
import { authorizeGrant } from '../../policies/grants.ts'
import type { Role } from '../../policies/vocabulary.ts'
import { created, done, endpoint, ok, okWithVersion, refuseStale } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { pageSchema } from '../page.ts'
import { byId } from '../text.ts'
import { accountListing } from './list.ts'
import { presentAccount, presentRow } from './present.ts'
import { AccountAnswer, ChangeBody, InviteBody, ListQuery } from './schema.ts'

export const list = endpoint({
  summary: 'Accounts that you look after',
  policy: { may: ['read', 'User'] },
  query: ListQuery,
  answer: { status: 200, schema: pageSchema(AccountAnswer) },
  transaction: false,
  handle: async ({ ability, query: { limit, cursor, sort, ...filters } }) =>
    ok(await listPage(ability, accountListing, { limit, cursor, sort, filters }, presentRow)),
})

export const show = endpoint({
  summary: 'One account',
  policy: { may: ['read', 'User'] },
  params: byId,
  answer: { status: 200, schema: AccountAnswer },
  transaction: false,
  handle: async ({ ability, params }) =>
    okWithVersion(presentAccount(await findFor(ability, 'read', User, params.id), await rolesOf(params.id))),
})

export const invite = endpoint({
  summary: 'Invite somebody: they receive a link and choose their own password',
  policy: { may: ['create', 'User'] },
  body: InviteBody,
  answer: { status: 201, schema: AccountAnswer },
  transaction: true,
  handle: async ({ ability, context, body, house }) => {
    authorizeGrant(context.actor, body.roles, body.firmId)
    const { id } = await inviteAccount(context, body, house.config.PUBLIC_URL)
    const user = await findFor(ability, 'read', User, id)
    return created(`/api/v1/accounts/${id}`, presentAccount(user, body.roles))
  },
})

export const change = endpoint({
  summary: 'Change an account; a change of role, firm or status ends its sessions and tokens at once',
  policy: { may: ['update', 'User'] },
  params: byId,
  body: ChangeBody,
  answer: { status: 200, schema: AccountAnswer },
  transaction: true,
  edits: true,
  handle: async ({ ability, context, params, body, http }) => {
    const { user, roles } = await findManaged(ability, params.id)
    refuseStale(http, presentAccount(user, roles))
    const wanted: Account = {
      displayName: body.displayName ?? user.displayName,
      status: body.status ?? user.status,
      roles: body.roles ?? roles,
      firmId: body.firmId === undefined ? user.firmId : body.firmId,
    }
    if (user.id === context.actor.id && (body.status || body.roles || body.firmId !== undefined)) {
      throw new Problem('forbidden', 'Nobody changes their own roles, firm or status')
    }
    authorizeGrant(context.actor, wanted.roles, wanted.firmId)
    if (wanted.status !== 'suspended') await refuseLifting(ability, user)
    await changeAccount(context, user, wanted)
    return okWithVersion(presentAccount(user, wanted.roles))
  },
})

export const reset = endpoint({
  summary: 'Send a person the link with which they choose a new password',
  policy: { may: ['update', 'User'] },
  params: byId,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params, house }) => {
    const { user } = await findManaged(ability, params.id)
    await startPasswordReset(context, user, house.config.PUBLIC_URL)
    return done
  },
})

export const again = endpoint({
  summary: 'Send the invitation again; the earlier link ends',
  policy: { may: ['update', 'User'] },
  params: byId,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params, house }) => {
    const { user } = await findManaged(ability, params.id)
    await refuseLifting(ability, user)
    await inviteAgain(context, user, house.config.PUBLIC_URL)
    return done
  },
})

/** An account all of whose present roles the actor may give: one powerful role out of reach protects the whole account. */
async function findManaged(ability: Ability, id: string): Promise<{ user: User; roles: Role[] }> {
  const user = await findFor(ability, 'update', User, id)
  const roles = await rolesOf(id, true)
  authorizeGrant(ability.actor, roles, user.firmId)
  return { user, roles }
}

async function refuseLifting(ability: Ability, user: User): Promise<void> {
  if (user.status === 'suspended') await findFor(ability, 'lift-suspension', User, user.id)
}
