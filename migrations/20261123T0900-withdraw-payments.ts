import type { Sequelize } from 'sequelize'
import { run } from './dialect.ts'

/**
 * A payment or a gift that was recorded wrongly is withdrawn and stays. Its receipt number may then be used again, so
 * that number is unique among those that count: it stands once more in a column that a withdrawn one leaves empty.
 */
const tables = ['payments', 'gifts_in_kind']
const added = ['withdrawn_at {instant} NULL', 'withdrawn_by {id} NULL', 'withdrawn_because VARCHAR(24) NULL']

const columns = `id, firm_id, received_on, amount_minor, currency, receipt_number, recorded_by, created_at,
  restricted_to, pledge_id, instalment_id`

/** SQLite cannot drop what was said to be unique in a table; nothing refers to this one, so it is made anew. */
const madeAnew = (uniqueness: string) => [
  `CREATE TABLE payments_anew (
    id {id} NOT NULL PRIMARY KEY,
    firm_id {id} NOT NULL,
    received_on DATE NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    currency CHAR(3) NOT NULL,
    receipt_number VARCHAR(40) NOT NULL ${uniqueness},
    recorded_by {id} NOT NULL,
    created_at {instant} NOT NULL,
    restricted_to VARCHAR(200) NULL,
    pledge_id {id} NULL REFERENCES pledges (id),
    instalment_id {id} NULL REFERENCES instalments (id),
    FOREIGN KEY (firm_id) REFERENCES firms (id)
  )`,
  `INSERT INTO payments_anew (${columns}) SELECT ${columns} FROM payments`,
  'DROP TABLE payments',
  'ALTER TABLE payments_anew RENAME TO payments',
  'CREATE INDEX payments_firm ON payments (firm_id, received_on)',
]

const isSqlite = (sequelize: Sequelize) => sequelize.getDialect() === 'sqlite'

export async function up(sequelize: Sequelize): Promise<void> {
  await run(
    sequelize,
    isSqlite(sequelize) ? madeAnew('') : ['ALTER TABLE payments DROP INDEX receipt_number'],
  )
  for (const table of tables) {
    await run(
      sequelize,
      added.map(column => `ALTER TABLE ${table} ADD COLUMN ${column}`),
    )
  }
  await run(sequelize, [
    'ALTER TABLE payments ADD COLUMN receipt_in_use VARCHAR(40) NULL',
    'UPDATE payments SET receipt_in_use = receipt_number',
    'CREATE UNIQUE INDEX payments_receipt ON payments (receipt_in_use)',
  ])
}

export async function down(sequelize: Sequelize): Promise<void> {
  await run(sequelize, [
    ...tables.map(table => `DELETE FROM ${table} WHERE withdrawn_at IS NOT NULL`),
    `DROP INDEX payments_receipt${isSqlite(sequelize) ? '' : ' ON payments'}`,
    'ALTER TABLE payments DROP COLUMN receipt_in_use',
  ])
  for (const table of tables) {
    await run(
      sequelize,
      added.map(column => `ALTER TABLE ${table} DROP COLUMN ${column.split(' ')[0]}`),
    )
  }
  await run(
    sequelize,
    isSqlite(sequelize)
      ? madeAnew('UNIQUE')
      : ['ALTER TABLE payments ADD UNIQUE INDEX receipt_number (receipt_number)'],
  )
}
