import { acceptInvitation } from '../../commands/access/acceptInvitation.ts'
import { findLink, ownerOf } from '../../commands/access/links.ts'
import { resetPassword } from '../../commands/access/resetPassword.ts'
import { setUp } from '../../commands/access/setUp.ts'
import { inTransaction } from '../../models/database.ts'
import { done, endpoint } from '../endpoint.ts'
import { hashChosen } from '../session/choose.ts'
import { shapeOf } from './present.ts'
import { AccountAnswer, LinkBody, SetUpBody } from './schema.ts'

/** What the holder of a single-use link may do. Passwords are hashed before the transaction that uses the link up. */
export const acceptance = endpoint({
  summary: 'Take an account up with the link of an invitation',
  policy: { everybody: 'the link is the proof; it works once' },
  body: LinkBody,
  answer: { status: 204 },
  transaction: false,
  handle: async ({ context, body }) => {
    const link = await findLink(context, 'invitation', body.token)
    const hash = await hashChosen(body.password, await ownerOf(link), '/password')
    await inTransaction(() => acceptInvitation(context, link, hash))
    return done
  },
})

export const newPassword = endpoint({
  summary: 'Choose a new password with the link that was sent; ends every session and API token',
  policy: { everybody: 'the link is the proof; it works once' },
  body: LinkBody,
  answer: { status: 204 },
  transaction: false,
  handle: async ({ context, body }) => {
    const link = await findLink(context, 'password-reset', body.token)
    const hash = await hashChosen(body.password, await ownerOf(link), '/password')
    await inTransaction(() => resetPassword(context, link, hash))
    return done
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
