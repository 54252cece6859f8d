import { tables } from './dialect.ts'

export const { up, down } = tables({
  goals: [
    `CREATE TABLE goals (
      id {id} NOT NULL PRIMARY KEY,
      referral_id {id} NOT NULL,
      aim {long} NOT NULL,
      agreed_on DATE NOT NULL,
      review_due_on DATE NOT NULL,
      state VARCHAR(24) NOT NULL CHECK (state IN ('open', 'reached', 'partly', 'given-up')),
      settled_on DATE NULL,
      set_by {id} NOT NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      CHECK ((state = 'open') = (settled_on IS NULL)),
      FOREIGN KEY (referral_id) REFERENCES referrals (id),
      FOREIGN KEY (set_by) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX goals_referral ON goals (referral_id, state, review_due_on)',
  ],
})
