import type { Sequelize } from 'sequelize'
import { v7 as uuid } from 'uuid'
import { addReference, dropReference, run, tables } from './dialect.ts'

const made = tables({
  pledges: [
    `CREATE TABLE pledges (
      id {id} NOT NULL PRIMARY KEY,
      partnership_id {id} NOT NULL,
      kind VARCHAR(24) NOT NULL
        CHECK (kind IN ('hours', 'money', 'matters', 'trainings', 'secondment', 'in-kind')),
      quantity INTEGER NOT NULL CHECK (quantity > 0),
      currency CHAR(3) NULL,
      restricted_to VARCHAR(200) NULL,
      description VARCHAR(500) NULL,
      created_at {instant} NOT NULL,
      CHECK ((kind IN ('money', 'in-kind')) = (currency IS NOT NULL)),
      FOREIGN KEY (partnership_id) REFERENCES partnerships (id)
    ) {end}`,
    'CREATE INDEX pledges_partnership ON pledges (partnership_id, kind)',
  ],
  instalments: [
    `CREATE TABLE instalments (
      id {id} NOT NULL PRIMARY KEY,
      pledge_id {id} NOT NULL,
      due_on DATE NOT NULL,
      amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
      FOREIGN KEY (pledge_id) REFERENCES pledges (id)
    ) {end}`,
    'CREATE INDEX instalments_pledge ON instalments (pledge_id, due_on)',
    'CREATE INDEX instalments_due ON instalments (due_on)',
  ],
  gifts_in_kind: [
    `CREATE TABLE gifts_in_kind (
      id {id} NOT NULL PRIMARY KEY,
      firm_id {id} NOT NULL,
      partnership_id {id} NULL,
      given_on DATE NOT NULL,
      kind VARCHAR(24) NOT NULL CHECK (
        kind IN ('translation', 'venue', 'database', 'counsel-fees', 'printing', 'secondment', 'other')),
      description VARCHAR(500) NOT NULL,
      quantity VARCHAR(100) NULL,
      days INTEGER NULL CHECK (days > 0),
      valuation_minor INTEGER NULL CHECK (valuation_minor > 0),
      currency CHAR(3) NULL,
      valuation_basis VARCHAR(200) NULL,
      recorded_by {id} NOT NULL,
      created_at {instant} NOT NULL,
      CHECK ((kind = 'secondment') = (days IS NOT NULL)),
      CHECK ((valuation_minor IS NULL) = (currency IS NULL)),
      CHECK ((valuation_minor IS NULL) = (valuation_basis IS NULL)),
      FOREIGN KEY (firm_id) REFERENCES firms (id),
      FOREIGN KEY (partnership_id) REFERENCES partnerships (id)
    ) {end}`,
    'CREATE INDEX gifts_in_kind_firm ON gifts_in_kind (firm_id, given_on)',
  ],
})

const added: [table: string, column: string, type: string][] = [
  ['payments', 'restricted_to', 'VARCHAR(200) NULL'],
  ['partnerships', 'reporting_dates', '{long} NULL'],
  ['partnerships', 'signatories', '{long} NULL'],
  ['partnerships', 'ended_because', 'VARCHAR(24) NULL'],
]

const references: [table: string, column: string, to: string][] = [
  ['payments', 'pledge_id', 'pledges'],
  ['payments', 'instalment_id', 'instalments'],
  ['partnerships', 'renewed_from_id', 'partnerships'],
]

const single: [column: string, type: string][] = [
  ['pledged_minutes', 'INTEGER NOT NULL DEFAULT 0'],
  ['pledged_minor', 'INTEGER NOT NULL DEFAULT 0'],
  // ISO 4217 for "no currency".
  ['currency', "CHAR(3) NOT NULL DEFAULT 'XXX'"],
]

interface Pledged {
  id: string
  pledged_minutes: number
  pledged_minor: number
  currency: string
  created_at: unknown
}

/** What stood in columns of the partnership becomes rows. Nothing pledged is no row. */
async function pledgesFromColumns(sequelize: Sequelize): Promise<void> {
  const [partnerships] = await sequelize.query(
    'SELECT id, pledged_minutes, pledged_minor, currency, created_at FROM partnerships',
  )
  for (const { id, pledged_minutes, pledged_minor, currency, created_at } of partnerships as Pledged[]) {
    const rows: [string, number, string | null][] = [
      ['hours', pledged_minutes, null],
      ['money', pledged_minor, currency],
    ]
    for (const [kind, quantity, of] of rows.filter(([, quantity]) => quantity > 0)) {
      await sequelize.query(
        `INSERT INTO pledges (id, partnership_id, kind, quantity, currency, created_at)
         VALUES (?, ?, ?, ?, ?, ?)`,
        { replacements: [uuid(), id, kind, quantity, of, textOf(created_at)] },
      )
    }
  }
}

// SQLite hands moments of raw queries out as text, MySQL as dates.
const textOf = (moment: unknown) =>
  moment instanceof Date ? moment.toISOString().replace('T', ' ').replace('Z', '') : String(moment)

/** The columns hold hours and the money of one currency, the one of which most was pledged; the rest has no place there. */
const columnsFromPledges = [
  `UPDATE partnerships SET pledged_minutes = COALESCE((SELECT SUM(quantity) FROM pledges
     WHERE pledges.partnership_id = partnerships.id AND pledges.kind = 'hours'), 0)`,
  `UPDATE partnerships SET currency = COALESCE((SELECT pledges.currency FROM pledges
     WHERE pledges.partnership_id = partnerships.id AND pledges.kind = 'money'
     ORDER BY pledges.quantity DESC, pledges.id LIMIT 1), 'XXX')`,
  `UPDATE partnerships SET pledged_minor = COALESCE((SELECT SUM(quantity) FROM pledges
     WHERE pledges.partnership_id = partnerships.id AND pledges.kind = 'money'
       AND pledges.currency = partnerships.currency), 0)`,
]

export async function up(sequelize: Sequelize): Promise<void> {
  await made.up(sequelize)
  for (const [table, column, to] of references) await addReference(sequelize, table, column, to)
  await run(
    sequelize,
    added.map(([table, column, type]) => `ALTER TABLE ${table} ADD COLUMN ${column} ${type}`),
  )
  await pledgesFromColumns(sequelize)
  await run(
    sequelize,
    single.map(([column]) => `ALTER TABLE partnerships DROP COLUMN ${column}`),
  )
}

export async function down(sequelize: Sequelize): Promise<void> {
  await run(
    sequelize,
    single.map(([column, type]) => `ALTER TABLE partnerships ADD COLUMN ${column} ${type}`),
  )
  await run(sequelize, columnsFromPledges)
  await run(
    sequelize,
    added.map(([table, column]) => `ALTER TABLE ${table} DROP COLUMN ${column}`),
  )
  for (const [table, column] of references) await dropReference(sequelize, table, column)
  await made.down(sequelize)
}
