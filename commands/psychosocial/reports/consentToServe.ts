import { agreeingKinds } from '../../../models/Consent.ts'
import { escaped, select } from '../../../models/statements.ts'
import { servingPurposes } from '../../../policies/conditions.ts'

/** Whether a client agrees today that a medico-legal report about them goes to the legal side, to be served. */
export async function consentToServe(clientId: string, today: string): Promise<boolean> {
  const found = await select(
    `SELECT agreed.id FROM consents agreed
     JOIN consent_scopes shared ON shared.consent_id = agreed.id AND shared.data_kind = 'medico-legal-report'
     WHERE agreed.client_id = ? AND agreed.recipient_kind = 'centre'
       AND agreed.purpose IN (${servingPurposes.map(escaped).join(', ')})
       AND agreed.kind IN (${agreeingKinds.map(escaped).join(', ')})
       AND agreed.valid_from <= ? AND agreed.expires_on >= ?
       AND NOT EXISTS (SELECT 1 FROM consents ending WHERE ending.ends_id = agreed.id)`,
    [clientId, today, today],
  )
  return found.length > 0
}
