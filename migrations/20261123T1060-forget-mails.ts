import type { Sequelize } from 'sequelize'
import { run } from './dialect.ts'

/** The text of a mail is forgotten some time after it was sent; the row stays and says when. */
export async function up(sequelize: Sequelize): Promise<void> {
  await run(sequelize, ['ALTER TABLE outbox_messages ADD COLUMN forgotten_at {instant} NULL'])
}

export async function down(sequelize: Sequelize): Promise<void> {
  await run(sequelize, ['ALTER TABLE outbox_messages DROP COLUMN forgotten_at'])
}
