import { escaped, select } from '../../models/statements.ts'
import { wallsInEffect } from '../../policies/conditions.ts'
import { contactFor } from '../partnerships/firms/contactFor.ts'

/** SQL: that no wall on any case of a client names this person or this firm. */
export function unwalledFrom(clientId: string, column: string, named: 'firm_id' | 'user_id'): string {
  const states = wallsInEffect.map(escaped).join(', ')
  return `NOT EXISTS (SELECT 1 FROM walls JOIN cases ON cases.id = walls.case_id
    WHERE cases.client_id = ${escaped(clientId)} AND walls.${named} = ${column} AND walls.state IN (${states}))`
}

/**
 * Where mails about a client's consents go to at a firm: its contact, and its coordinators with an account whom no wall
 * keeps from the client. Each address once; none where a wall names the firm.
 */
export async function addressesAt(firmId: string, clientId: string, today: string): Promise<string[]> {
  const open = await select(
    `SELECT id FROM firms WHERE id = ? AND ${unwalledFrom(clientId, 'firms.id', 'firm_id')}`,
    [firmId],
  )
  if (open.length === 0) return []
  const contact = await contactFor(firmId, 'coordinator', today)
  const people = await addressesOfRole('firm_coordinator', clientId, firmId)
  return [...new Set([...(contact ? [contact.email] : []), ...people])]
}

/** The addresses of the active people in a role whom no wall keeps from the client; of one firm, where one is named. */
export async function addressesOfRole(
  role: 'firm_coordinator' | 'data_protection_officer',
  clientId: string,
  firmId?: string,
): Promise<string[]> {
  const rows = await select<{ address: string | Buffer }>(
    `SELECT DISTINCT person.sign_in_name AS address FROM users person
     JOIN role_grants grant_of ON grant_of.user_id = person.id AND grant_of.role = ${escaped(role)}
     WHERE person.status = 'active' AND ${firmId ? `person.firm_id = ${escaped(firmId)}` : 'person.firm_id IS NULL'}
       AND ${unwalledFrom(clientId, 'person.id', 'user_id')}
     ORDER BY address`,
  )
  return rows.map(({ address }) => String(address))
}
