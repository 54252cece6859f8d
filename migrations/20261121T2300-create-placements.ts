import type { Sequelize } from 'sequelize'
import { run, tables } from './dialect.ts'

const made = tables({
  tasks: [
    `CREATE TABLE tasks (
      id {id} NOT NULL PRIMARY KEY,
      kind VARCHAR(40) NOT NULL,
      \`key\` VARCHAR(120) NOT NULL UNIQUE,
      owed_by VARCHAR(24) NOT NULL,
      owner_id {id} NULL,
      firm_id {id} NULL,
      partnership_id {id} NULL,
      matter_id {id} NULL,
      user_id {id} NULL,
      due_on DATE NOT NULL,
      note {long} NULL,
      state VARCHAR(24) NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
      settled_on DATE NULL,
      settled_by {id} NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      CHECK ((state = 'open') = (settled_on IS NULL)),
      FOREIGN KEY (firm_id) REFERENCES firms (id),
      FOREIGN KEY (partnership_id) REFERENCES partnerships (id),
      FOREIGN KEY (matter_id) REFERENCES matters (id),
      FOREIGN KEY (user_id) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX tasks_due ON tasks (state, due_on, id)',
    'CREATE INDEX tasks_firm ON tasks (firm_id, state, due_on)',
    'CREATE INDEX tasks_matter ON tasks (matter_id, state, due_on)',
  ],
  placements: [
    `CREATE TABLE placements (
      id {id} NOT NULL PRIMARY KEY,
      matter_id {id} NOT NULL,
      opened_at {instant} NOT NULL,
      opened_by {id} NOT NULL,
      state VARCHAR(24) NOT NULL CHECK (state IN ('open', 'placed', 'exhausted', 'stopped')),
      ended_at {instant} NULL,
      proposal {long} NULL,
      order_reason {long} NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      CHECK ((state = 'open') = (ended_at IS NULL)),
      FOREIGN KEY (matter_id) REFERENCES matters (id)
    ) {end}`,
    'CREATE INDEX placements_matter ON placements (matter_id, opened_at)',
    'CREATE INDEX placements_state ON placements (state, opened_at)',
  ],
  offers: [
    `CREATE TABLE offers (
      id {id} NOT NULL PRIMARY KEY,
      matter_id {id} NOT NULL,
      firm_id {id} NOT NULL,
      placement_id {id} NULL,
      \`rank\` INTEGER NOT NULL,
      kind VARCHAR(24) NOT NULL CHECK (kind IN ('offer', 'recheck')),
      state VARCHAR(24) NOT NULL CHECK (state IN ('queued', 'offered', 'accepted', 'clear', 'conditional',
        'conflict', 'declined', 'silent', 'withdrawn', 'skipped')),
      offered_at {instant} NULL,
      answer_by CHAR(24) NULL,
      closes_at CHAR(24) NULL,
      nudged_at {instant} NULL,
      answered_at {instant} NULL,
      answered_by {id} NULL,
      reason VARCHAR(40) NULL,
      note {long} NULL,
      settled_at {instant} NULL,
      answer_token_hash {hash} NULL UNIQUE,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      FOREIGN KEY (matter_id) REFERENCES matters (id),
      FOREIGN KEY (firm_id) REFERENCES firms (id),
      FOREIGN KEY (placement_id) REFERENCES placements (id)
    ) {end}`,
    'CREATE INDEX offers_matter ON offers (matter_id, state, `rank`)',
    'CREATE INDEX offers_firm ON offers (firm_id, state, closes_at)',
    'CREATE INDEX offers_clock ON offers (state, answer_by)',
  ],
})

const added: [table: string, column: string, type: string][] = [
  ['matters', 'languages', '{long} NULL'],
  ['matters', 'sectors', '{long} NULL'],
  ['matters', 'opposing_bodies', '{long} NULL'],
  ['matters', 'needed_until', 'DATE NULL'],
  ['matters', 'track', 'VARCHAR(32) NULL'],
  ['matters', 'deadline_id', '{id} NULL'],
  ['matters', 'supervisor_id', '{id} NULL'],
  ['partnerships', 'answer_hours', 'INTEGER NOT NULL DEFAULT 48'],
  ['partnerships', 'clear_hours', 'INTEGER NOT NULL DEFAULT 48'],
  ['partnerships', 'grace_days', 'INTEGER NOT NULL DEFAULT 30'],
  ['partnerships', 'most_matters', 'INTEGER NULL'],
  ['partnerships', 'excluded_kinds', '{long} NULL'],
  ['partnerships', 'excluded_sectors', '{long} NULL'],
]

export async function up(sequelize: Sequelize): Promise<void> {
  await made.up(sequelize)
  await run(
    sequelize,
    added.map(([table, column, type]) => `ALTER TABLE ${table} ADD COLUMN ${column} ${type}`),
  )
}

export async function down(sequelize: Sequelize): Promise<void> {
  await run(
    sequelize,
    added.map(([table, column]) => `ALTER TABLE ${table} DROP COLUMN ${column}`),
  )
  await made.down(sequelize)
}
