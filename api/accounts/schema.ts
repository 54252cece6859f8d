import { z } from 'zod'
import { userStatuses } from '../../models/User.ts'
import { roles } from '../../policies/vocabulary.ts'
import { paging } from '../page.ts'
import { chosenPassword } from '../session/schema.ts'
import { line, signInName, uuid } from '../text.ts'

const rolesGiven = z
  .array(z.enum(roles))
  .min(1)
  .max(roles.length)
  .refine(given => new Set(given).size === given.length, 'a role stands here twice')

export const ListQuery = z.strictObject({
  ...paging,
  status: z.enum(userStatuses).optional(),
  role: z.enum(roles).optional(),
  firmId: uuid.optional(),
  sort: z.enum(['displayName', '-displayName']).default('displayName'),
})

export const InviteBody = z.strictObject({
  email: signInName,
  displayName: line(200),
  roles: rolesGiven,
  firmId: uuid.nullable().default(null),
})

export const ChangeBody = z
  .strictObject({
    displayName: line(200).optional(),
    status: z.enum(['active', 'suspended']).optional(),
    roles: rolesGiven.optional(),
    firmId: uuid.nullable().optional(),
  })
  .refine(body => Object.keys(body).length > 0, 'say what changes')

const token = z.string().min(20).max(200)
export const LinkBody = z.strictObject({ token, password: chosenPassword })
export const SetUpBody = z.strictObject({
  token,
  email: signInName,
  displayName: line(200),
  password: chosenPassword,
})

export const AccountAnswer = z.strictObject({
  id: uuid,
  email: z.string(),
  displayName: z.string(),
  status: z.enum(userStatuses),
  roles: z.array(z.enum(roles)),
  firmId: uuid.nullable(),
})
