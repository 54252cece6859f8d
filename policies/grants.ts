import { Problem } from '../errors.ts'
import { type Actor, NO_FIRM } from './actor.ts'
import { roles as everyRole, firmRoles, type Role } from './vocabulary.ts'

/** Which roles the holder of a role may give and take. Powers of several roles add up. */
export const mayGive: Record<Role, readonly Role[]> = {
  administrator: everyRole,
  director: ['caseworker', 'psychosocial'],
  firm_coordinator: ['partner_lawyer'],
  caseworker: [],
  psychosocial: [],
  partnerships_manager: [],
  partner_lawyer: [],
  data_protection_officer: [],
}

/** Refuses (403) to give or take a role that the actor may not give, or to reach into a firm that is not theirs. */
export function authorizeGrant(actor: Actor, roles: readonly Role[], firmId: string | null): void {
  const grantable = new Set(actor.roles.flatMap(role => mayGive[role]))
  const refused = roles.find(role => !grantable.has(role))
  if (refused) throw new Problem('forbidden', `You may not give or take the role ${refused}`)
  if (actor.firmId !== NO_FIRM && firmId !== actor.firmId) {
    throw new Problem('forbidden', 'You may look after people of your own firm only')
  }
}

/** Whether roles and firm fit together. A role of a firm without a firm, or beside a role of the centre, opens nothing. */
export function standsWell(roles: readonly Role[], firmId: string | null): boolean {
  const outside = roles.filter(role => firmRoles.includes(role)).length
  return outside === 0 ? firmId === null : firmId !== null && outside === roles.length
}
