import type { Sequelize } from 'sequelize'
import { run } from './dialect.ts'

const indexes: [name: string, table: string, columns: string][] = [
  // What each firm works on and took, counted for all firms at once from the index alone.
  ['matters_work', 'matters', 'firm_id, status, opened_on'],
  ['offers_asked', 'offers', 'offered_at, kind, firm_id, state, answered_at'],
]

export async function up(sequelize: Sequelize): Promise<void> {
  await run(
    sequelize,
    indexes.map(([name, table, columns]) => `CREATE INDEX ${name} ON ${table} (${columns})`),
  )
}

export async function down(sequelize: Sequelize): Promise<void> {
  const isSqlite = sequelize.getDialect() === 'sqlite'
  await run(
    sequelize,
    indexes.map(([name, table]) => (isSqlite ? `DROP INDEX ${name}` : `DROP INDEX ${name} ON ${table}`)),
  )
}
