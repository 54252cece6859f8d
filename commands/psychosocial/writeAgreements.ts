import { agreeingKinds } from '../../models/Consent.ts'
import { escaped, run } from '../../models/statements.ts'

/** Between whom something was agreed. */
interface Between {
  clientId: string
  providerId: string
}

/**
 * Writes down under which consents the referrals of a client to a provider were sent, and go on: when one is sent, and when
 * the client agrees anew. One that was written already stays as it is.
 */
export async function writeAgreements({ clientId, providerId }: Between): Promise<void> {
  await run(
    `INSERT INTO referral_agreements (referral_id, consent_id)
     SELECT referral.id, agreed.id FROM referrals referral
     JOIN consents agreed ON agreed.client_id = referral.client_id AND agreed.provider_id = referral.provider_id
     WHERE referral.client_id = ? AND referral.provider_id = ? AND referral.sent_at IS NOT NULL
       AND agreed.purpose = 'referral' AND agreed.kind IN (${agreeingKinds.map(escaped).join(', ')})
       AND NOT EXISTS (SELECT 1 FROM referral_agreements known
         WHERE known.referral_id = referral.id AND known.consent_id = agreed.id)`,
    [clientId, providerId],
  )
}
