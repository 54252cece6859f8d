import { rolesOf } from '../../commands/access/changeAccount.ts'
import type { User } from '../../models/User.ts'
import { visible } from '../../policies/visibility.ts'
import type { Row } from '../list.ts'

/** An account that was read through the door, as this reader may see it. */
export async function presentAccount(user: User): Promise<object> {
  return visible('User', user, await shapeOf(user))
}

/** The whole shape of an account, with no reader in mind: for the owner themselves. */
export async function shapeOf(user: User) {
  return {
    id: user.id,
    email: user.signInName,
    displayName: user.displayName,
    status: user.status,
    roles: await rolesOf(user.id),
    firmId: user.firmId ?? null,
  }
}

export function presentRow(row: Row): object {
  return visible('User', row, {
    id: row.id,
    email: String(row.email),
    displayName: row.displayName,
    status: row.status,
    roles: String(row.roles ?? '')
      .split(',')
      .filter(Boolean)
      .sort(),
    firmId: row.firmId,
  })
}
