import { tables } from './dialect.ts'

export const { up, down } = tables({
  referral_links: [
    `CREATE TABLE referral_links (
      id {id} NOT NULL PRIMARY KEY,
      referral_id {id} NOT NULL,
      token_hash {hash} NOT NULL UNIQUE,
      expires_at {instant} NOT NULL,
      used_at {instant} NULL,
      created_at {instant} NOT NULL,
      FOREIGN KEY (referral_id) REFERENCES referrals (id)
    ) {end}`,
    'CREATE INDEX referral_links_referral ON referral_links (referral_id, used_at)',
    'CREATE INDEX referral_links_expiry ON referral_links (expires_at)',
  ],
})
