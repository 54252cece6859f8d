import { Problem } from '../../errors.ts'
import { Firm } from '../../models/Firm.ts'
import { User } from '../../models/User.ts'
import type { Ability } from '../../policies/ability.ts'
import { findFor } from '../../policies/authorize.ts'
import type { Action } from '../../policies/vocabulary.ts'

/** Somebody who has an account and works at a firm that was found through the door; nobody of another firm. */
export async function personOfFirm(firm: Firm, userId: string, lock = false): Promise<User> {
  const person = await User.findOne({ where: { id: userId, firmId: firm.id }, lock })
  if (!person) throw new Problem('not-found', 'There is no such person at this firm')
  return person
}

/** Finds a person of a firm for a change, and locks both: the firm first, as every command does. */
export async function personFor(
  ability: Ability,
  action: Action,
  { id, userId }: { id: string; userId: string },
): Promise<User> {
  return personOfFirm(await findFor(ability, action, Firm, id), userId, true)
}
