import { tables } from './dialect.ts'

export const { up, down } = tables({
  referral_agreements: [
    `CREATE TABLE referral_agreements (
      referral_id {id} NOT NULL,
      consent_id {id} NOT NULL,
      PRIMARY KEY (referral_id, consent_id),
      FOREIGN KEY (referral_id) REFERENCES referrals (id),
      FOREIGN KEY (consent_id) REFERENCES consents (id)
    ) {end}`,
    'CREATE INDEX referral_agreements_consent ON referral_agreements (consent_id)',
    `INSERT INTO referral_agreements (referral_id, consent_id)
     SELECT referral.id, agreed.id FROM referrals referral
     JOIN consents agreed ON agreed.client_id = referral.client_id AND agreed.provider_id = referral.provider_id
     WHERE agreed.purpose = 'referral' AND agreed.kind IN ('given', 'limited') AND referral.sent_at IS NOT NULL`,
  ],
})
