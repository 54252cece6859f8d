import type { User } from '../../models/User.ts'
import { visible } from '../../policies/visibility.ts'
import type { Role } from '../../policies/vocabulary.ts'
import type { Row } from '../list.ts'

/** An account that was read through the door, as this reader may see it. */
export function presentAccount(user: User, roles: readonly Role[]): object {
  return visible('User', user, shapeOf(user, roles))
}

/** The whole shape of an account, with no reader in mind: for the owner themselves. */
export function shapeOf(user: User, roles: readonly Role[]) {
  return {
    id: user.id,
    email: user.signInName,
    displayName: user.displayName,
    status: user.status,
    roles: [...roles].sort(),
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
