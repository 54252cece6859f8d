import type { Sequelize } from 'sequelize'
import { run, tables } from './dialect.ts'

const made = tables({
  frames: [
    `CREATE TABLE frames (
      id {id} NOT NULL PRIMARY KEY,
      code VARCHAR(40) NOT NULL UNIQUE,
      title VARCHAR(200) NOT NULL,
      source VARCHAR(400) NOT NULL,
      frame_lines {long} NOT NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL
    ) {end}`,
  ],
})

/** Figures look for the steps of a stage and a period, and for the moves of a period. */
const indexes: [name: string, table: string, columns: string][] = [
  ['steps_counted', 'steps', 'track, stage, happened_on, case_id'],
  ['referral_moves_counted', 'referral_moves', 'to_state, moved_at, referral_id'],
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
