import type { Sequelize } from 'sequelize'
import { run } from './dialect.ts'

/** What the figures of a period are found by, so that they cost what happened in it and not what happened ever. */
const made: [name: string, table: string, columns: string][] = [
  ['cases_closed', 'cases', 'closed_on, opened_on'],
  ['matters_checked', 'matters', 'conflict_checked_on'],
  ['matters_closed', 'matters', 'closed_on'],
  ['matter_closures_made', 'matter_closures', 'created_at'],
  ['time_entries_worked', 'time_entries', 'worked_on'],
  ['steps_happened', 'steps', 'happened_on'],
  ['service_sessions_held', 'service_sessions', 'held_on'],
  ['measure_results_taken', 'measure_results', 'taken_on'],
  ['intakes_received', 'intakes', 'received_at'],
]

export async function up(sequelize: Sequelize): Promise<void> {
  await run(
    sequelize,
    made.map(([name, table, columns]) => `CREATE INDEX ${name} ON ${table} (${columns})`),
  )
}

export async function down(sequelize: Sequelize): Promise<void> {
  const isSqlite = sequelize.getDialect() === 'sqlite'
  await run(
    sequelize,
    made.map(([name, table]) => `DROP INDEX ${name}${isSqlite ? '' : ` ON ${table}`}`),
  )
}
