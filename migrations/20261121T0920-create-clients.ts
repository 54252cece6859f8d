import { tables } from './dialect.ts'

export const { up, down } = tables({
  clients: [
    `CREATE TABLE clients (
      id {id} NOT NULL PRIMARY KEY,
      reference VARCHAR(16) NOT NULL UNIQUE,
      status VARCHAR(24) NOT NULL CHECK (status IN ('active', 'inactive')),
      lead_id {id} NOT NULL,
      full_name {long} NOT NULL,
      names {long} NULL,
      birth_date {long} NULL,
      gender {long} NULL,
      nationalities {long} NULL,
      languages {long} NULL,
      document_numbers {long} NULL,
      address {long} NULL,
      telephone {long} NULL,
      email {long} NULL,
      safe_contact {long} NULL,
      specific_needs {long} NULL,
      risk_flags {long} NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      FOREIGN KEY (lead_id) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX clients_age ON clients (created_at, id)',
  ],
  client_search_tokens: [
    `CREATE TABLE client_search_tokens (
      id {id} NOT NULL PRIMARY KEY,
      client_id {id} NOT NULL,
      token {hash} NOT NULL,
      FOREIGN KEY (client_id) REFERENCES clients (id)
    ) {end}`,
    'CREATE INDEX client_search_tokens_token ON client_search_tokens (token, client_id)',
    'CREATE INDEX client_search_tokens_client ON client_search_tokens (client_id)',
  ],
  family_links: [
    `CREATE TABLE family_links (
      id {id} NOT NULL PRIMARY KEY,
      client_id {id} NOT NULL,
      relative_id {id} NOT NULL,
      relation VARCHAR(24) NOT NULL,
      recorded_by {id} NOT NULL,
      created_at {instant} NOT NULL,
      UNIQUE (client_id, relative_id),
      CHECK (client_id <> relative_id),
      FOREIGN KEY (client_id) REFERENCES clients (id),
      FOREIGN KEY (relative_id) REFERENCES clients (id)
    ) {end}`,
    'CREATE INDEX family_links_relative ON family_links (relative_id)',
  ],
  consents: [
    `CREATE TABLE consents (
      id {id} NOT NULL PRIMARY KEY,
      client_id {id} NOT NULL,
      firm_id {id} NOT NULL,
      purpose VARCHAR(24) NOT NULL CHECK (purpose IN ('casework')),
      state VARCHAR(24) NOT NULL CHECK (state IN ('given', 'withdrawn')),
      language VARCHAR(16) NOT NULL,
      notice_version VARCHAR(40) NOT NULL,
      given_on DATE NOT NULL,
      expires_on DATE NOT NULL,
      withdrawn_at {instant} NULL,
      withdrawn_by {id} NULL,
      recorded_by {id} NOT NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      FOREIGN KEY (client_id) REFERENCES clients (id),
      FOREIGN KEY (firm_id) REFERENCES firms (id)
    ) {end}`,
    'CREATE INDEX consents_client ON consents (client_id, firm_id, state)',
  ],
})
