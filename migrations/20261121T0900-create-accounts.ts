import { tables } from './dialect.ts'

export const { up, down } = tables({
  firms: [
    `CREATE TABLE firms (
      id {id} NOT NULL PRIMARY KEY,
      name VARCHAR(400) NOT NULL,
      status VARCHAR(24) NOT NULL CHECK (status IN ('prospect', 'engaged', 'partner', 'paused', 'lapsed', 'former')),
      offices {long} NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL
    ) {end}`,
  ],
  users: [
    `CREATE TABLE users (
      id {id} NOT NULL PRIMARY KEY,
      sign_in_name {bytes} NOT NULL UNIQUE,
      display_name VARCHAR(200) NOT NULL,
      status VARCHAR(24) NOT NULL CHECK (status IN ('invited', 'active', 'suspended')),
      firm_id {id} NULL,
      password_hash VARCHAR(255) NULL,
      password_changed_at {instant} NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      FOREIGN KEY (firm_id) REFERENCES firms (id)
    ) {end}`,
    'CREATE INDEX users_firm ON users (firm_id)',
  ],
  role_grants: [
    `CREATE TABLE role_grants (
      id {id} NOT NULL PRIMARY KEY,
      user_id {id} NOT NULL,
      role VARCHAR(32) NOT NULL,
      granted_by {id} NULL,
      created_at {instant} NOT NULL,
      UNIQUE (user_id, role),
      FOREIGN KEY (user_id) REFERENCES users (id)
    ) {end}`,
  ],
  sessions: [
    `CREATE TABLE sessions (
      id {id} NOT NULL PRIMARY KEY,
      token_hash {hash} NOT NULL UNIQUE,
      user_id {id} NOT NULL,
      created_at {instant} NOT NULL,
      last_seen_at {instant} NOT NULL,
      expires_at {instant} NOT NULL,
      ended_at {instant} NULL,
      ended_because VARCHAR(24) NULL,
      FOREIGN KEY (user_id) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX sessions_user ON sessions (user_id, ended_at)',
  ],
  single_use_links: [
    `CREATE TABLE single_use_links (
      id {id} NOT NULL PRIMARY KEY,
      token_hash {hash} NOT NULL UNIQUE,
      purpose VARCHAR(24) NOT NULL CHECK (purpose IN ('set-up', 'invitation', 'password-reset')),
      user_id {id} NULL,
      created_at {instant} NOT NULL,
      expires_at {instant} NOT NULL,
      used_at {instant} NULL,
      FOREIGN KEY (user_id) REFERENCES users (id)
    ) {end}`,
  ],
  api_tokens: [
    `CREATE TABLE api_tokens (
      id {id} NOT NULL PRIMARY KEY,
      user_id {id} NOT NULL,
      name VARCHAR(100) NOT NULL,
      token_hash {hash} NOT NULL UNIQUE,
      scopes {long} NOT NULL,
      created_at {instant} NOT NULL,
      expires_at {instant} NOT NULL,
      revoked_at {instant} NULL,
      FOREIGN KEY (user_id) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX api_tokens_user ON api_tokens (user_id)',
  ],
  sign_in_delays: [
    `CREATE TABLE sign_in_delays (
      id {hash} NOT NULL PRIMARY KEY,
      failures INTEGER NOT NULL,
      last_failure_at {instant} NOT NULL
    ) {end}`,
  ],
  known_devices: [
    `CREATE TABLE known_devices (
      id {id} NOT NULL PRIMARY KEY,
      user_id {id} NOT NULL,
      token_hash {hash} NOT NULL UNIQUE,
      created_at {instant} NOT NULL,
      FOREIGN KEY (user_id) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX known_devices_user ON known_devices (user_id)',
  ],
  undertakings: [
    `CREATE TABLE undertakings (
      id {id} NOT NULL PRIMARY KEY,
      user_id {id} NOT NULL,
      signed_on DATE NOT NULL,
      ends_on DATE NOT NULL,
      recorded_by {id} NOT NULL,
      created_at {instant} NOT NULL,
      FOREIGN KEY (user_id) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX undertakings_user ON undertakings (user_id, ends_on)',
  ],
})
