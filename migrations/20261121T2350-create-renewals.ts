import type { Sequelize } from 'sequelize'
import { run, tables } from './dialect.ts'

const made = tables({
  renewal_rungs: [
    `CREATE TABLE renewal_rungs (
      id {id} NOT NULL PRIMARY KEY,
      code VARCHAR(40) NOT NULL UNIQUE,
      counted_from VARCHAR(24) NOT NULL CHECK (counted_from IN ('term', 'grace')),
      days_before INTEGER NOT NULL,
      what VARCHAR(40) NOT NULL,
      letter VARCHAR(40) NULL,
      letter_to VARCHAR(24) NOT NULL,
      owed_by VARCHAR(24) NOT NULL,
      active {flag} NOT NULL,
      UNIQUE (counted_from, days_before)
    ) {end}`,
  ],
  planned_messages: [
    `CREATE TABLE planned_messages (
      id {id} NOT NULL PRIMARY KEY,
      partnership_id {id} NOT NULL,
      firm_id {id} NOT NULL,
      rung VARCHAR(40) NOT NULL,
      round INTEGER NOT NULL CHECK (round > 0),
      planned_for DATE NOT NULL,
      state VARCHAR(24) NOT NULL CHECK (state IN ('planned', 'made', 'sent', 'bounced', 'skipped')),
      because VARCHAR(24) NULL,
      letter VARCHAR(40) NULL,
      contact_id {id} NULL,
      language VARCHAR(35) NULL,
      outbox_id {id} NULL,
      task_id {id} NULL,
      made_at {instant} NULL,
      settled_at {instant} NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      UNIQUE (partnership_id, rung, round),
      CHECK ((state = 'skipped') = (because IS NOT NULL)),
      CHECK (state <> 'planned' OR (made_at IS NULL AND settled_at IS NULL)),
      CHECK (state NOT IN ('made', 'sent', 'bounced') OR made_at IS NOT NULL),
      CHECK (state NOT IN ('sent', 'bounced', 'skipped') OR settled_at IS NOT NULL),
      FOREIGN KEY (partnership_id) REFERENCES partnerships (id),
      FOREIGN KEY (firm_id) REFERENCES firms (id),
      FOREIGN KEY (contact_id) REFERENCES contacts (id),
      FOREIGN KEY (task_id) REFERENCES tasks (id)
    ) {end}`,
    'CREATE INDEX planned_messages_due ON planned_messages (state, planned_for)',
    'CREATE INDEX planned_messages_outbox ON planned_messages (outbox_id)',
  ],
})

/** What the renewal desk counts for all firms at once is found in the index alone. */
const indexes: [name: string, table: string, columns: string][] = [
  ['time_entries_desk', 'time_entries', 'firm_id, worked_on, matter_id, minutes'],
  ['offers_desk', 'offers', 'firm_id, offered_at, state, kind, answered_at, matter_id'],
]

export async function up(sequelize: Sequelize): Promise<void> {
  await made.up(sequelize)
  await run(
    sequelize,
    indexes.map(([name, table, columns]) => `CREATE INDEX ${name} ON ${table} (${columns})`),
  )
}

export async function down(sequelize: Sequelize): Promise<void> {
  const on = (table: string) => (sequelize.getDialect() === 'sqlite' ? '' : ` ON ${table}`)
  await run(
    sequelize,
    indexes.map(([name, table]) => `DROP INDEX ${name}${on(table)}`),
  )
  await made.down(sequelize)
}
