import { changePassword, refusePasswordChange } from '../../commands/access/changePassword.ts'
import { endSession } from '../../commands/access/endSession.ts'
import { rememberDevice } from '../../commands/access/knownDevices.ts'
import { leaveLanes, ownLane } from '../../commands/access/signInLanes.ts'
import { invalid } from '../../errors.ts'
import { inTransaction } from '../../models/database.ts'
import { User } from '../../models/User.ts'
import { type Actor, NO_FIRM } from '../../policies/actor.ts'
import { forgeryToken, refuseForeignPage } from '../actor.ts'
import { type Answer, endpoint, ok } from '../endpoint.ts'
import { atBrowser } from './browser.ts'
import { hashChosen } from './choose.ts'
import { deviceCookie, noSessionCookie, sessionCookie, sessionTokenOf } from './cookies.ts'
import { PasswordBody, SessionAnswer, SignInBody } from './schema.ts'
import { signIn, tryPassword } from './sign-in.ts'

const present = (actor: Actor, user: User, token: string | undefined) => ({
  actor: {
    id: actor.id,
    displayName: user.displayName,
    roles: [...actor.roles],
    firmId: actor.firmId === NO_FIRM ? null : actor.firmId,
  },
  csrfToken: token ? forgeryToken(token) : null,
})

export const open = endpoint({
  summary: 'Sign in',
  policy: { everybody: 'nobody is signed in before' },
  body: SignInBody,
  answer: { status: 200, schema: SessionAnswer },
  transaction: false,
  handle: async asked => {
    refuseForeignPage(asked.http)
    const { actor, user, token, deviceToken } = await signIn(asked)
    const answer = ok(present(actor, user, token))
    return withCookies(answer, sessionCookie(asked.house, token), deviceCookie(asked.house, deviceToken))
  },
})

export const show = endpoint({
  summary: 'Who is signed in, and the token that changes need',
  policy: { signedIn: 'everybody may know who they are' },
  answer: { status: 200, schema: SessionAnswer },
  transaction: false,
  handle: async ({ context, session, http, house }) => {
    const user = await User.findByPk(context.actor.id, { rejectOnEmpty: true })
    return ok(present(context.actor, user, session ? sessionTokenOf(http, house) : undefined))
  },
})

export const end = endpoint({
  summary: 'Sign out: the session ends at the server',
  policy: { signedIn: 'everybody may leave' },
  answer: { status: 204 },
  transaction: true,
  handle: async asked => {
    await endSession(asked.context, atBrowser(asked).id)
    return withCookies({ status: 204 }, noSessionCookie(asked.house))
  },
})

export const password = endpoint({
  summary: 'Choose another password; ends every session and API token of yours',
  policy: { signedIn: 'a person changes their own password, and proves the present one' },
  body: PasswordBody,
  answer: { status: 204 },
  transaction: false,
  handle: async asked => {
    const { context, body, house } = asked
    atBrowser(asked)
    const user = await User.findByPk(context.actor.id, { rejectOnEmpty: true })
    const lanes = ownLane(user.id)
    if (!(await tryPassword(context, lanes, body.currentPassword, user.passwordHash))) {
      await inTransaction(() => refusePasswordChange(context))
      throw invalid('/currentPassword', 'this is not your present password')
    }
    const hash = await hashChosen(body.newPassword, user, '/newPassword')
    const deviceToken = await inTransaction(async () => {
      await changePassword(context, user, hash)
      await leaveLanes(lanes, true)
      return rememberDevice(context, user.id)
    })
    return withCookies({ status: 204 }, noSessionCookie(house), deviceCookie(house, deviceToken))
  },
})

function withCookies(answer: Answer, ...cookies: string[]): Answer {
  return { ...answer, cookies }
}
