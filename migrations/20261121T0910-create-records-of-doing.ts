import { tables } from './dialect.ts'

export const { up, down } = tables({
  data_keys: [
    `CREATE TABLE data_keys (
      id VARCHAR(16) NOT NULL PRIMARY KEY,
      purpose VARCHAR(24) NOT NULL,
      wrapped VARCHAR(255) NOT NULL,
      active_from {instant} NOT NULL,
      created_at {instant} NOT NULL
    ) {end}`,
  ],
  audit_entries: [
    `CREATE TABLE audit_entries (
      seq INTEGER NOT NULL PRIMARY KEY,
      at {instant} NOT NULL,
      actor_id {id} NULL,
      actor_roles VARCHAR(200) NOT NULL,
      action VARCHAR(64) NOT NULL,
      subject VARCHAR(40) NOT NULL,
      subject_id {id} NULL,
      case_id {id} NULL,
      details {long} NOT NULL,
      request_id {id} NOT NULL,
      network {hash} NOT NULL,
      key_id VARCHAR(16) NOT NULL,
      previous_hash {hash} NOT NULL,
      hash {hash} NOT NULL,
      mac {hash} NOT NULL
    ) {end}`,
    'CREATE INDEX audit_entries_subject ON audit_entries (subject_id, seq)',
    'CREATE INDEX audit_entries_actor ON audit_entries (actor_id, seq)',
  ],
  audit_head: [
    `CREATE TABLE audit_head (
      id INTEGER NOT NULL PRIMARY KEY,
      seq INTEGER NOT NULL,
      hash {hash} NOT NULL
    ) {end}`,
    `INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '${'0'.repeat(64)}')`,
  ],
  outbox_messages: [
    `CREATE TABLE outbox_messages (
      id {id} NOT NULL PRIMARY KEY,
      kind VARCHAR(40) NOT NULL,
      recipient {long} NOT NULL,
      subject {long} NOT NULL,
      body {long} NOT NULL,
      created_at {instant} NOT NULL,
      sent_at {instant} NULL
    ) {end}`,
    'CREATE INDEX outbox_messages_unsent ON outbox_messages (sent_at, created_at)',
  ],
  idempotency_keys: [
    `CREATE TABLE idempotency_keys (
      id {id} NOT NULL PRIMARY KEY,
      user_id {id} NOT NULL,
      key_hash {hash} NOT NULL,
      request_hash {hash} NOT NULL,
      answer {long} NULL,
      created_at {instant} NOT NULL,
      UNIQUE (user_id, key_hash)
    ) {end}`,
    'CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at)',
  ],
})
