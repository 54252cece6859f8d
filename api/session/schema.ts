import { z } from 'zod'
import { PASSWORD, passwordForm } from '../../commands/access/passwordRules.ts'
import { roles } from '../../policies/vocabulary.ts'
import { signInName } from '../text.ts'

// Twice the characters, since a character outside the basic plane counts as two here. Refused before any hashing.
const LONGEST = 2 * PASSWORD.most

const typed = z.string().min(1).max(LONGEST)

/** A password as typed; what it must be like is asked only where one is chosen. */
export const presentPassword = typed.transform(passwordForm)
export const chosenPassword = typed
  .meta({ description: `${PASSWORD.least} to ${PASSWORD.most} characters of any kind; no obvious one` })
  .transform(passwordForm)

export const SignInBody = z.strictObject({ email: signInName, password: presentPassword })

export const PasswordBody = z.strictObject({
  currentPassword: presentPassword,
  newPassword: chosenPassword,
})

export const SessionAnswer = z.strictObject({
  actor: z.strictObject({
    id: z.uuid(),
    displayName: z.string(),
    roles: z.array(z.enum(roles)),
    firmId: z.uuid().nullable(),
  }),
  /** To be sent in X-CSRF-Token with every change. Null for API tokens, which need none. */
  csrfToken: z.string().nullable(),
})
