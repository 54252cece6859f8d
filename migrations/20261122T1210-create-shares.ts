import { tables } from './dialect.ts'

export const { up, down } = tables({
  shares: [
    `CREATE TABLE shares (
      id {id} NOT NULL PRIMARY KEY,
      referral_id {id} NOT NULL,
      client_id {id} NOT NULL,
      kind VARCHAR(24) NOT NULL CHECK (kind IN ('attendance-confirmation', 'letter', 'summary', 'hearing-needs')),
      text {long} NOT NULL,
      state VARCHAR(24) NOT NULL CHECK (state IN ('shared', 'ended')),
      made_by {id} NOT NULL,
      ended_at {instant} NULL,
      ended_by {id} NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
      FOREIGN KEY (referral_id) REFERENCES referrals (id),
      FOREIGN KEY (client_id) REFERENCES clients (id),
      FOREIGN KEY (made_by) REFERENCES users (id),
      FOREIGN KEY (ended_by) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX shares_client ON shares (client_id, created_at, id)',
    'CREATE INDEX shares_referral ON shares (referral_id, created_at, id)',
  ],
  preparations: [
    `CREATE TABLE preparations (
      id {id} NOT NULL PRIMARY KEY,
      case_id {id} NOT NULL,
      appointment VARCHAR(24) NOT NULL CHECK (appointment IN ('hearing', 'interview', 'medical-examination', 'other')),
      held_on DATE NULL,
      deadline_id {id} NULL,
      needs {long} NOT NULL,
      note {long} NULL,
      recorded_by {id} NOT NULL,
      ended_on DATE NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      FOREIGN KEY (case_id) REFERENCES cases (id),
      FOREIGN KEY (deadline_id) REFERENCES deadlines (id),
      FOREIGN KEY (recorded_by) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX preparations_case ON preparations (case_id, created_at, id)',
  ],
})
