import type { Sequelize } from 'sequelize'
import { run } from './dialect.ts'

/**
 * What each firm works on and took, with the day on which conflicts were checked and the case, so that neither a proposal
 * nor the renewal desk looks at the rows themselves. It begins as the index before it did, which it replaces.
 */
const narrow = 'firm_id, status, opened_on'
const wide = `${narrow}, conflict_checked_on, case_id`

export async function up(sequelize: Sequelize): Promise<void> {
  await exchange(sequelize, 'matters_work', `CREATE INDEX matters_taken ON matters (${wide})`)
}

export async function down(sequelize: Sequelize): Promise<void> {
  await exchange(sequelize, 'matters_taken', `CREATE INDEX matters_work ON matters (${narrow})`)
}

async function exchange(sequelize: Sequelize, old: string, made: string): Promise<void> {
  const on = sequelize.getDialect() === 'sqlite' ? '' : ' ON matters'
  await run(sequelize, [made, `DROP INDEX ${old}${on}`])
}
