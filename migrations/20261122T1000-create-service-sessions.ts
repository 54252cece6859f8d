import { tables } from './dialect.ts'

export const { up, down } = tables({
  service_sessions: [
    `CREATE TABLE service_sessions (
      id {id} NOT NULL PRIMARY KEY,
      referral_id {id} NOT NULL,
      kind VARCHAR(24) NOT NULL,
      layer INTEGER NOT NULL CHECK (layer BETWEEN 1 AND 4),
      held_on DATE NOT NULL,
      minutes INTEGER NULL CHECK (minutes > 0),
      attendance VARCHAR(24) NOT NULL CHECK (attendance IN ('planned', 'attended', 'came-late', 'missed',
        'cancelled-by-client', 'cancelled-by-us')),
      interpreter VARCHAR(24) NOT NULL CHECK (interpreter IN ('none', 'centre', 'other')),
      interpreter_words {long} NULL,
      held_by {id} NOT NULL,
      recorded_by {id} NOT NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      FOREIGN KEY (referral_id) REFERENCES referrals (id),
      FOREIGN KEY (held_by) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX service_sessions_referral ON service_sessions (referral_id, held_on, id)',
  ],
  service_notes: [
    `CREATE TABLE service_notes (
      id {id} NOT NULL PRIMARY KEY,
      session_id {id} NOT NULL,
      author_id {id} NOT NULL,
      body {long} NOT NULL,
      supersedes_id {id} NULL UNIQUE,
      created_at {instant} NOT NULL,
      FOREIGN KEY (session_id) REFERENCES service_sessions (id),
      FOREIGN KEY (author_id) REFERENCES users (id),
      FOREIGN KEY (supersedes_id) REFERENCES service_notes (id)
    ) {end}`,
    'CREATE INDEX service_notes_session ON service_notes (session_id, created_at, id)',
  ],
})
