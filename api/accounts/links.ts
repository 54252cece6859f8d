import { acceptInvitation } from '../../commands/access/acceptInvitation.ts'
import { rememberDevice } from '../../commands/access/knownDevices.ts'
import { findLink, ownerOf } from '../../commands/access/links.ts'
import { resetPassword } from '../../commands/access/resetPassword.ts'
import { setUp } from '../../commands/access/setUp.ts'
import type { Context } from '../../commands/context.ts'
import { inTransaction } from '../../models/database.ts'
import type { User } from '../../models/User.ts'
import { type Answer, endpoint } from '../endpoint.ts'
import type { House } from '../house.ts'
import { hashChosen } from '../session/choose.ts'
import { deviceCookie } from '../session/cookies.ts'
import { shapeOf } from './present.ts'
import { AccountAnswer, LinkBody, SetUpBody } from './schema.ts'

/** What the holder of a single-use link may do. Passwords are hashed before the transaction that uses the link up. */
export const acceptance = endpoint({
  summary: 'Take an account up with the link of an invitation',
  policy: { everybody: 'the link is the proof; it works once' },
  body: LinkBody,
  answer: { status: 204 },
  transaction: false,
  handle: async ({ context, body, house }) => {
    const link = await findLink(context, 'invitation', body.token)
    const hash = await hashChosen(body.password, await ownerOf(link), '/password')
    return knowing(house, context, () => acceptInvitation(context, link, hash))
  },
})

export const newPassword = endpoint({
  summary: 'Choose a new password with the link that was sent; ends every session and API token',
  policy: { everybody: 'the link is the proof; it works once' },
  body: LinkBody,
  answer: { status: 204 },
  transaction: false,
  handle: async ({ context, body, house }) => {
    const link = await findLink(context, 'password-reset', body.token)
    const hash = await hashChosen(body.password, await ownerOf(link), '/password')
    return knowing(house, context, () => resetPassword(context, link, hash))
  },
})

export const firstAdministrator = endpoint({
  summary: 'Make the first account with the link that the server printed when it started',
  policy: { everybody: 'there is no account yet; the link is the proof; it works once' },
  body: SetUpBody,
  answer: { status: 201, schema: AccountAnswer },
  transaction: false,
  handle: async ({ context, body: { token, email, displayName, password } }) => {
    const link = await findLink(context, 'set-up', token)
    const passwordHash = await hashChosen(password, { signInName: email, displayName }, '/password')
    const user = await inTransaction(() => setUp(context, link, { email, displayName, passwordHash }))
    return { status: 201, body: shapeOf(user, ['administrator']) }
  },
})

/** Whoever opened the link owns the account: their browser is known from now on, and no guesser can slow them there. */
async function knowing(house: House, context: Context, work: () => Promise<User>): Promise<Answer> {
  const token = await inTransaction(async () => {
    const user = await work()
    return rememberDevice(context, user.id)
  })
  return { status: 204, cookies: [deviceCookie(house, token)] }
}
