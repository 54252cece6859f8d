import { tables } from './dialect.ts'

export const { up, down } = tables({
  intakes: [
    `CREATE TABLE intakes (
      id {id} NOT NULL PRIMARY KEY,
      reference VARCHAR(16) NOT NULL UNIQUE,
      kind VARCHAR(24) NOT NULL CHECK (kind IN ('self', 'relative', 'agency')),
      urgency VARCHAR(24) NOT NULL CHECK (urgency IN ('emergency', 'urgent', 'routine')),
      language VARCHAR(35) NULL,
      name {long} NULL,
      contact {long} NULL,
      safe_contact {long} NULL,
      agency {long} NULL,
      message {long} NULL,
      state VARCHAR(24) NOT NULL CHECK (state IN ('waiting', 'taken-up', 'passed-on', 'refused', 'spam')),
      received_at {instant} NOT NULL,
      triaged_at {instant} NULL,
      triaged_by {id} NULL,
      client_id {id} NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      CHECK ((state = 'waiting') = (triaged_at IS NULL)),
      FOREIGN KEY (triaged_by) REFERENCES users (id),
      FOREIGN KEY (client_id) REFERENCES clients (id)
    ) {end}`,
    'CREATE INDEX intakes_state ON intakes (state, received_at, id)',
  ],
})
