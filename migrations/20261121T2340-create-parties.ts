import { tables } from './dialect.ts'

export const { up, down } = tables({
  parties: [
    `CREATE TABLE parties (
      id {id} NOT NULL PRIMARY KEY,
      case_id {id} NOT NULL,
      kind VARCHAR(24) NOT NULL CHECK (kind IN ('adverse-person', 'opposing-body', 'witness', 'other')),
      name {long} NOT NULL,
      aliases {long} NULL,
      note {long} NULL,
      added_by {id} NOT NULL,
      removed_on DATE NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      FOREIGN KEY (case_id) REFERENCES cases (id),
      FOREIGN KEY (added_by) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX parties_case ON parties (case_id, created_at, id)',
  ],
  party_search_tokens: [
    `CREATE TABLE party_search_tokens (
      id {id} NOT NULL PRIMARY KEY,
      party_id {id} NOT NULL,
      token {hash} NOT NULL,
      FOREIGN KEY (party_id) REFERENCES parties (id)
    ) {end}`,
    'CREATE INDEX party_search_tokens_token ON party_search_tokens (token, party_id)',
    'CREATE INDEX party_search_tokens_party ON party_search_tokens (party_id)',
  ],
  conflict_searches: [
    `CREATE TABLE conflict_searches (
      id {id} NOT NULL PRIMARY KEY,
      case_id {id} NULL,
      asked_by {id} NOT NULL,
      asked_at {instant} NOT NULL,
      owner_id {id} NOT NULL,
      found {long} NULL,
      complete {flag} NOT NULL,
      decision VARCHAR(24) NULL CHECK (decision IN ('clear', 'conflict', 'needs-review')),
      decided_by {id} NULL,
      decided_at {instant} NULL,
      note {long} NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      CHECK ((decision IS NULL) = (decided_at IS NULL)),
      FOREIGN KEY (case_id) REFERENCES cases (id),
      FOREIGN KEY (asked_by) REFERENCES users (id),
      FOREIGN KEY (owner_id) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX conflict_searches_case ON conflict_searches (case_id, asked_at, id)',
  ],
})
