import type { Sequelize } from 'sequelize'
import { addReference, dropReference, tables } from './dialect.ts'

const made = tables({
  matter_notes: [
    `CREATE TABLE matter_notes (
      id {id} NOT NULL PRIMARY KEY,
      matter_id {id} NOT NULL,
      written_by {id} NOT NULL,
      body {long} NOT NULL,
      created_at {instant} NOT NULL,
      FOREIGN KEY (matter_id) REFERENCES matters (id),
      FOREIGN KEY (written_by) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX matter_notes_matter ON matter_notes (matter_id, created_at, id)',
  ],
  drafts: [
    `CREATE TABLE drafts (
      id {id} NOT NULL PRIMARY KEY,
      matter_id {id} NOT NULL,
      number INTEGER NOT NULL CHECK (number > 0),
      title {long} NOT NULL,
      file_id {id} NOT NULL,
      submitted_by {id} NOT NULL,
      submitted_at {instant} NOT NULL,
      state VARCHAR(24) NOT NULL CHECK (state IN ('submitted', 'approved', 'returned', 'filed')),
      reviewed_by {id} NULL,
      reviewed_at {instant} NULL,
      review {long} NULL,
      filed_on DATE NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      UNIQUE (matter_id, number),
      CHECK ((state = 'submitted') = (reviewed_at IS NULL)),
      CHECK ((state = 'filed') = (filed_on IS NOT NULL)),
      FOREIGN KEY (matter_id) REFERENCES matters (id),
      FOREIGN KEY (file_id) REFERENCES stored_files (id),
      FOREIGN KEY (submitted_by) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX drafts_state ON drafts (matter_id, state)',
  ],
  handovers: [
    `CREATE TABLE handovers (
      id {id} NOT NULL PRIMARY KEY,
      matter_id {id} NOT NULL,
      deadline_id {id} NOT NULL,
      from_id {id} NOT NULL,
      to_id {id} NOT NULL,
      offered_at {instant} NOT NULL,
      answered_at {instant} NULL,
      state VARCHAR(24) NOT NULL CHECK (state IN ('offered', 'accepted', 'declined', 'withdrawn')),
      note {long} NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      FOREIGN KEY (matter_id) REFERENCES matters (id),
      FOREIGN KEY (deadline_id) REFERENCES deadlines (id),
      FOREIGN KEY (from_id) REFERENCES users (id),
      FOREIGN KEY (to_id) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX handovers_matter ON handovers (matter_id, offered_at, id)',
    'CREATE INDEX handovers_deadline ON handovers (deadline_id, state)',
  ],
  matter_closures: [
    `CREATE TABLE matter_closures (
      id {id} NOT NULL PRIMARY KEY,
      matter_id {id} NOT NULL UNIQUE,
      closed_by {id} NULL,
      reason VARCHAR(24) NOT NULL CHECK (reason IN ('completed', 'client-withdrew', 'firm-withdrew',
        'consent-withdrawn', 'conflict', 'transferred', 'lost-contact', 'opened-in-error')),
      outcomes {long} NULL,
      told_on DATE NULL,
      told_in VARCHAR(35) NULL,
      told_how {long} NULL,
      documents_fate VARCHAR(24) NOT NULL CHECK (documents_fate IN ('returned', 'destroyed', 'none-held')),
      documents_on DATE NULL,
      despite {long} NULL,
      certified_on DATE NULL,
      certified_by {id} NULL,
      certified_words {long} NULL,
      certificate_file_id {id} NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      CHECK ((certified_on IS NULL) = (certified_by IS NULL)),
      FOREIGN KEY (matter_id) REFERENCES matters (id),
      FOREIGN KEY (certificate_file_id) REFERENCES stored_files (id)
    ) {end}`,
  ],
  matter_feedback: [
    `CREATE TABLE matter_feedback (
      id {id} NOT NULL PRIMARY KEY,
      matter_id {id} NOT NULL,
      given_by VARCHAR(24) NOT NULL CHECK (given_by IN ('client', 'firm')),
      rating INTEGER NOT NULL CHECK (rating >= 1 AND rating <= 5),
      words {long} NULL,
      recorded_by {id} NOT NULL,
      created_at {instant} NOT NULL,
      UNIQUE (matter_id, given_by),
      FOREIGN KEY (matter_id) REFERENCES matters (id)
    ) {end}`,
  ],
})

export async function up(sequelize: Sequelize): Promise<void> {
  await made.up(sequelize)
  await addReference(sequelize, 'team_members', 'covers_id', 'team_members')
}

export async function down(sequelize: Sequelize): Promise<void> {
  await dropReference(sequelize, 'team_members', 'covers_id')
  await made.down(sequelize)
}
