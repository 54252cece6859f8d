import type { Sequelize } from 'sequelize'
import { v7 as uuid } from 'uuid'
import { tables } from './dialect.ts'

const made = tables({
  firm_standings: [
    `CREATE TABLE firm_standings (
      id {id} NOT NULL PRIMARY KEY,
      firm_id {id} NOT NULL,
      status VARCHAR(24) NOT NULL
        CHECK (status IN ('prospect', 'engaged', 'partner', 'paused', 'lapsed', 'former')),
      since_on DATE NOT NULL,
      because VARCHAR(24) NOT NULL,
      note {long} NULL,
      recorded_by {id} NULL,
      created_at {instant} NOT NULL,
      FOREIGN KEY (firm_id) REFERENCES firms (id)
    ) {end}`,
    'CREATE INDEX firm_standings_firm ON firm_standings (firm_id, since_on, id)',
  ],
  contacts: [
    `CREATE TABLE contacts (
      id {id} NOT NULL PRIMARY KEY,
      firm_id {id} NOT NULL,
      user_id {id} NULL,
      name {long} NOT NULL,
      email {long} NULL,
      telephone {long} NULL,
      roles {long} NOT NULL,
      office VARCHAR(200) NULL,
      language VARCHAR(35) NOT NULL,
      starts_on DATE NOT NULL,
      ends_on DATE NOT NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      CHECK (ends_on >= starts_on),
      FOREIGN KEY (firm_id) REFERENCES firms (id),
      FOREIGN KEY (user_id) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX contacts_firm ON contacts (firm_id, ends_on)',
  ],
  conversations: [
    `CREATE TABLE conversations (
      id {id} NOT NULL PRIMARY KEY,
      firm_id {id} NOT NULL,
      contact_id {id} NULL,
      held_on DATE NOT NULL,
      kind VARCHAR(24) NOT NULL CHECK (kind IN ('call', 'meeting', 'letter', 'event')),
      with_senior {flag} NOT NULL,
      note {long} NULL,
      recorded_by {id} NOT NULL,
      created_at {instant} NOT NULL,
      FOREIGN KEY (firm_id) REFERENCES firms (id),
      FOREIGN KEY (contact_id) REFERENCES contacts (id)
    ) {end}`,
    'CREATE INDEX conversations_firm ON conversations (firm_id, held_on)',
  ],
  engagement_steps: [
    `CREATE TABLE engagement_steps (
      id {id} NOT NULL PRIMARY KEY,
      firm_id {id} NOT NULL,
      stage VARCHAR(24) NOT NULL
        CHECK (stage IN ('contacted', 'education-session', 'proposal', 'checks', 'agreed', 'declined')),
      happened_on DATE NOT NULL,
      note {long} NULL,
      recorded_by {id} NOT NULL,
      created_at {instant} NOT NULL,
      FOREIGN KEY (firm_id) REFERENCES firms (id)
    ) {end}`,
    'CREATE INDEX engagement_steps_firm ON engagement_steps (firm_id, happened_on)',
  ],
  employments: [
    `CREATE TABLE employments (
      id {id} NOT NULL PRIMARY KEY,
      user_id {id} NOT NULL,
      firm_id {id} NOT NULL,
      starts_on DATE NOT NULL,
      ends_on DATE NOT NULL,
      recorded_by {id} NULL,
      created_at {instant} NOT NULL,
      CHECK (ends_on >= starts_on),
      FOREIGN KEY (user_id) REFERENCES users (id),
      FOREIGN KEY (firm_id) REFERENCES firms (id)
    ) {end}`,
    'CREATE INDEX employments_user ON employments (user_id, starts_on)',
    'CREATE INDEX employments_firm ON employments (firm_id, ends_on)',
  ],
  lawyer_profiles: [
    `CREATE TABLE lawyer_profiles (
      id {id} NOT NULL PRIMARY KEY,
      user_id {id} NOT NULL UNIQUE,
      grade VARCHAR(24) NOT NULL CHECK (grade IN ('partner', 'counsel', 'associate', 'trainee', 'paralegal')),
      foreign_lawyer {flag} NOT NULL,
      languages {long} NOT NULL,
      areas {long} NOT NULL,
      most_matters INTEGER NULL CHECK (most_matters >= 0),
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      FOREIGN KEY (user_id) REFERENCES users (id)
    ) {end}`,
  ],
  absences: [
    `CREATE TABLE absences (
      id {id} NOT NULL PRIMARY KEY,
      user_id {id} NOT NULL,
      starts_on DATE NOT NULL,
      ends_on DATE NOT NULL,
      covered_by {id} NULL,
      recorded_by {id} NOT NULL,
      created_at {instant} NOT NULL,
      CHECK (ends_on >= starts_on),
      FOREIGN KEY (user_id) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX absences_user ON absences (user_id, ends_on)',
  ],
  trainings: [
    `CREATE TABLE trainings (
      id {id} NOT NULL PRIMARY KEY,
      firm_id {id} NULL,
      kind VARCHAR(24) NOT NULL
        CHECK (kind IN ('induction', 'refugee-law', 'interviewing', 'trauma-informed', 'other')),
      title VARCHAR(200) NOT NULL,
      held_on DATE NOT NULL,
      minutes INTEGER NOT NULL CHECK (minutes > 0),
      points_tenths INTEGER NULL CHECK (points_tenths >= 0),
      accredited_by VARCHAR(200) NULL,
      recorded_by {id} NOT NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      FOREIGN KEY (firm_id) REFERENCES firms (id)
    ) {end}`,
    'CREATE INDEX trainings_held ON trainings (held_on, id)',
  ],
  training_attendances: [
    `CREATE TABLE training_attendances (
      id {id} NOT NULL PRIMARY KEY,
      training_id {id} NOT NULL,
      firm_id {id} NOT NULL,
      user_id {id} NULL,
      attendee {long} NULL,
      recorded_by {id} NOT NULL,
      created_at {instant} NOT NULL,
      UNIQUE (training_id, user_id),
      FOREIGN KEY (training_id) REFERENCES trainings (id),
      FOREIGN KEY (firm_id) REFERENCES firms (id),
      FOREIGN KEY (user_id) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX training_attendances_firm ON training_attendances (firm_id, training_id)',
  ],
  credentials: [
    `CREATE TABLE credentials (
      id {id} NOT NULL PRIMARY KEY,
      user_id {id} NOT NULL,
      kind VARCHAR(24) NOT NULL CHECK (
        kind IN ('admission', 'practising-certificate', 'indemnity', 'foreign-registration', 'induction')),
      jurisdiction VARCHAR(35) NULL,
      number {long} NULL,
      starts_on DATE NOT NULL,
      ends_on DATE NOT NULL,
      training_id {id} NULL,
      recorded_by {id} NOT NULL,
      created_at {instant} NOT NULL,
      CHECK (ends_on >= starts_on),
      FOREIGN KEY (user_id) REFERENCES users (id),
      FOREIGN KEY (training_id) REFERENCES trainings (id)
    ) {end}`,
    'CREATE INDEX credentials_user ON credentials (user_id, kind, ends_on)',
    'CREATE INDEX credentials_end ON credentials (ends_on, kind)',
  ],
})

/** What is known already becomes the first dated row of each firm and of each of its people. */
async function rememberSoFar(sequelize: Sequelize): Promise<void> {
  const [firms] = await sequelize.query('SELECT id, status, created_at FROM firms')
  for (const { id, status, created_at } of firms as { id: string; status: string; created_at: unknown }[]) {
    await sequelize.query(
      `INSERT INTO firm_standings (id, firm_id, status, since_on, because, created_at)
       VALUES (?, ?, ?, SUBSTR(?, 1, 10), 'corrected', ?)`,
      { replacements: [uuid(), id, status, textOf(created_at), textOf(created_at)] },
    )
  }
  const [people] = await sequelize.query(
    'SELECT id, firm_id, created_at FROM users WHERE firm_id IS NOT NULL',
  )
  for (const { id, firm_id, created_at } of people as {
    id: string
    firm_id: string
    created_at: unknown
  }[]) {
    await sequelize.query(
      `INSERT INTO employments (id, user_id, firm_id, starts_on, ends_on, created_at)
       VALUES (?, ?, ?, SUBSTR(?, 1, 10), '9999-12-31', ?)`,
      { replacements: [uuid(), id, firm_id, textOf(created_at), textOf(created_at)] },
    )
  }
}

// SQLite hands moments of raw queries out as text, MySQL as dates.
const textOf = (moment: unknown) =>
  moment instanceof Date ? moment.toISOString().replace('T', ' ').replace('Z', '') : String(moment)

export async function up(sequelize: Sequelize): Promise<void> {
  await made.up(sequelize)
  await rememberSoFar(sequelize)
}

export const { down } = made
