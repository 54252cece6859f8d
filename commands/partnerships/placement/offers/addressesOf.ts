import type { Matter } from '../../../../models/Matter.ts'
import { select } from '../../../../models/statements.ts'
import type { Context } from '../../../context.ts'
import { contactFor, type LetterLanguage } from '../../firms/contactFor.ts'
import { unwalled } from '../proposal/unwalled.ts'

/**
 * Where mails about a matter go to at a firm: its contact for conflict checks, and its coordinators with an account whom
 * no wall keeps from the case. Each address once. They are written in the language of that contact, or else in English.
 */
export async function addressesOf(
  { today }: Context,
  { caseId }: Matter,
  firmId: string,
): Promise<{ addresses: string[]; language: LetterLanguage }> {
  const contact = await contactFor(firmId, 'conflict-contact', today)
  const coordinators = await select<{ address: string | Buffer }>(
    `SELECT DISTINCT person.sign_in_name AS address FROM users person
     JOIN role_grants grant_of ON grant_of.user_id = person.id AND grant_of.role = 'firm_coordinator'
     WHERE person.firm_id = ? AND person.status = 'active' AND ${unwalled('person.id', 'user_id', caseId)}
     ORDER BY address`,
    [firmId],
  )
  const all = [...(contact ? [contact.email] : []), ...coordinators.map(({ address }) => String(address))]
  return { addresses: [...new Set(all)], language: contact?.language ?? 'en' }
}
