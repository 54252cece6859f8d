import { tables } from './dialect.ts'

export const { up, down } = tables({
  group_sessions: [
    `CREATE TABLE group_sessions (
      id {id} NOT NULL PRIMARY KEY,
      kind VARCHAR(24) NOT NULL CHECK (kind IN ('psychosocial-group', 'information-session', 'training-for-clients')),
      topic VARCHAR(24) NOT NULL,
      title {long} NULL,
      layer INTEGER NOT NULL CHECK (layer BETWEEN 1 AND 4),
      held_on DATE NOT NULL,
      minutes INTEGER NOT NULL CHECK (minutes > 0),
      languages {long} NOT NULL,
      interpreter VARCHAR(24) NOT NULL CHECK (interpreter IN ('none', 'centre', 'other')),
      interpreter_words {long} NULL,
      facilitator_ids {long} NOT NULL,
      adults INTEGER NOT NULL CHECK (adults >= 0),
      children INTEGER NOT NULL CHECK (children >= 0),
      recorded_by {id} NOT NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      FOREIGN KEY (recorded_by) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX group_sessions_held ON group_sessions (held_on, id)',
  ],
  group_attendances: [
    `CREATE TABLE group_attendances (
      id {id} NOT NULL PRIMARY KEY,
      group_session_id {id} NOT NULL,
      client_id {id} NOT NULL,
      attendance VARCHAR(24) NOT NULL CHECK (attendance IN ('attended', 'came-late', 'missed',
        'cancelled-by-client', 'cancelled-by-us')),
      recorded_by {id} NOT NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      UNIQUE (group_session_id, client_id),
      FOREIGN KEY (group_session_id) REFERENCES group_sessions (id),
      FOREIGN KEY (client_id) REFERENCES clients (id)
    ) {end}`,
  ],
})
