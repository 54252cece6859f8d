import type { Sequelize } from 'sequelize'
import { run, tables } from './dialect.ts'

const made = tables({
  hour_months: [
    `CREATE TABLE hour_months (
      id {id} NOT NULL PRIMARY KEY,
      firm_id {id} NOT NULL,
      month CHAR(7) NOT NULL,
      verified_by {id} NOT NULL,
      locked_at {instant} NOT NULL,
      note {long} NULL,
      created_at {instant} NOT NULL,
      UNIQUE (firm_id, month),
      FOREIGN KEY (firm_id) REFERENCES firms (id),
      FOREIGN KEY (verified_by) REFERENCES users (id)
    ) {end}`,
  ],
  hour_batches: [
    `CREATE TABLE hour_batches (
      id {id} NOT NULL PRIMARY KEY,
      firm_id {id} NOT NULL,
      file_id {id} NOT NULL,
      format VARCHAR(24) NOT NULL CHECK (format IN ('csv', 'xlsx', 'ledes')),
      state VARCHAR(24) NOT NULL CHECK (state IN ('read', 'run', 'undone')),
      mapping {long} NULL,
      uploaded_by {id} NOT NULL,
      run_by {id} NULL,
      run_at {instant} NULL,
      undone_by {id} NULL,
      undone_at {instant} NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      CHECK ((state = 'read') = (run_at IS NULL)),
      CHECK ((state = 'undone') = (undone_at IS NOT NULL)),
      FOREIGN KEY (firm_id) REFERENCES firms (id),
      FOREIGN KEY (file_id) REFERENCES stored_files (id)
    ) {end}`,
    'CREATE INDEX hour_batches_firm ON hour_batches (firm_id, created_at, id)',
  ],
})

const wide = `CREATE TABLE time_entries_made (
  id {id} NOT NULL PRIMARY KEY,
  matter_id {id} NULL,
  firm_id {id} NOT NULL,
  user_id {id} NOT NULL,
  kind VARCHAR(24) NOT NULL CHECK (kind IN ('matter', 'training', 'clinic', 'administration')),
  worked_on DATE NOT NULL,
  period CHAR(7) NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes > 0 AND minutes <= 1440),
  activity VARCHAR(32) NOT NULL,
  grade VARCHAR(24) NULL CHECK (grade IN ('partner', 'counsel', 'associate', 'trainee', 'paralegal')),
  late {flag} NOT NULL,
  possible_double {flag} NOT NULL,
  note {long} NULL,
  batch_id {id} NULL,
  row_key {hash} NULL UNIQUE,
  recorded_by {id} NOT NULL,
  verified_by {id} NULL,
  verified_at {instant} NULL,
  withdrawn_by {id} NULL,
  withdrawn_at {instant} NULL,
  created_at {instant} NOT NULL,
  updated_at {instant} NOT NULL,
  version INTEGER NOT NULL,
  CHECK ((kind = 'matter') = (matter_id IS NOT NULL)),
  FOREIGN KEY (matter_id) REFERENCES matters (id),
  FOREIGN KEY (firm_id) REFERENCES firms (id),
  FOREIGN KEY (user_id) REFERENCES users (id),
  FOREIGN KEY (batch_id) REFERENCES hour_batches (id)
) {end}`

const narrow = `CREATE TABLE time_entries_made (
  id {id} NOT NULL PRIMARY KEY,
  matter_id {id} NOT NULL,
  firm_id {id} NOT NULL,
  user_id {id} NOT NULL,
  worked_on DATE NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes > 0 AND minutes <= 1440),
  activity VARCHAR(32) NOT NULL,
  recorded_by {id} NOT NULL,
  verified_by {id} NULL,
  verified_at {instant} NULL,
  created_at {instant} NOT NULL,
  updated_at {instant} NOT NULL,
  version INTEGER NOT NULL,
  FOREIGN KEY (matter_id) REFERENCES matters (id),
  FOREIGN KEY (firm_id) REFERENCES firms (id),
  FOREIGN KEY (user_id) REFERENCES users (id)
) {end}`

const kept =
  'id, matter_id, firm_id, user_id, worked_on, minutes, activity, recorded_by, verified_by, verified_at, created_at, updated_at, version'

const intoWide = `INSERT INTO time_entries_made (${kept}, kind, period, late, possible_double)
  SELECT ${kept}, 'matter', SUBSTR(worked_on, 1, 7), 0, 0 FROM time_entries`

/** What has no place in the narrow table goes: work for no matter, and what was withdrawn, which must not count again. */
const intoNarrow = `INSERT INTO time_entries_made (${kept})
  SELECT ${kept} FROM time_entries WHERE matter_id IS NOT NULL AND withdrawn_at IS NULL`

/** Its indexes, by name. */
type Indexes = Record<string, string>

const ofNarrow: Indexes = {
  time_entries_firm: 'firm_id, worked_on, user_id, minutes',
  time_entries_matter: 'matter_id, worked_on',
  time_entries_desk: 'firm_id, worked_on, matter_id, minutes',
}

const ofWide: Indexes = {
  ...ofNarrow,
  time_entries_firm: 'firm_id, worked_on, user_id, minutes, withdrawn_at',
  time_entries_desk: 'firm_id, worked_on, matter_id, minutes, withdrawn_at',
  time_entries_person: 'user_id, worked_on',
  time_entries_period: 'firm_id, period, user_id',
  time_entries_batch: 'batch_id',
}

const indexing = (table: string, indexes: Indexes) =>
  Object.entries(indexes).map(([name, columns]) => `CREATE INDEX ${name} ON ${table} (${columns})`)

/**
 * Puts a table of another shape in the place of time_entries. SQLite does all of it or nothing. MariaDB commits each
 * statement by itself: there the copy is finished before the two change names in one step, so that a copy that broke off
 * leaves time_entries as it was.
 */
async function remake(sequelize: Sequelize, table: string, copy: string, indexes: Indexes): Promise<void> {
  if (sequelize.getDialect() === 'sqlite') {
    const exchange = ['DROP TABLE time_entries', 'ALTER TABLE time_entries_made RENAME TO time_entries']
    await sequelize.transaction(() =>
      run(sequelize, [table, copy, ...exchange, ...indexing('time_entries', indexes)]),
    )
    return
  }
  await run(sequelize, [
    'DROP TABLE IF EXISTS time_entries_made',
    table,
    copy,
    ...indexing('time_entries_made', indexes),
    'RENAME TABLE time_entries TO time_entries_old, time_entries_made TO time_entries',
    'DROP TABLE time_entries_old',
  ])
}

export async function up(sequelize: Sequelize): Promise<void> {
  await made.up(sequelize)
  await remake(sequelize, wide, intoWide, ofWide)
}

export async function down(sequelize: Sequelize): Promise<void> {
  await remake(sequelize, narrow, intoNarrow, ofNarrow)
  await made.down(sequelize)
}
