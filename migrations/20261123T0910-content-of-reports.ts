import type { Sequelize } from 'sequelize'
import { run } from './dialect.ts'

/** What a report says apart from the day on which it was made: one made again with the same numbers supersedes nothing. */
export async function up(sequelize: Sequelize): Promise<void> {
  await run(sequelize, ['ALTER TABLE reports ADD COLUMN content_digest {hash} NULL'])
}

export async function down(sequelize: Sequelize): Promise<void> {
  await run(sequelize, ['ALTER TABLE reports DROP COLUMN content_digest'])
}
