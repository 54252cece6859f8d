import type { Sequelize } from 'sequelize'
import { run } from './dialect.ts'

const columns = {
  message_id: '{id} NULL',
  attempts: 'INTEGER NOT NULL DEFAULT 0',
  next_try_at: '{instant} NULL',
  leased_by: '{id} NULL',
  leased_until: '{instant} NULL',
  bounced_at: '{instant} NULL',
  failure: 'VARCHAR(24) NULL',
}

export const up = (sequelize: Sequelize): Promise<void> =>
  run(
    sequelize,
    Object.entries(columns).map(([name, kind]) => `ALTER TABLE outbox_messages ADD COLUMN ${name} ${kind}`),
  )

export const down = (sequelize: Sequelize): Promise<void> =>
  run(
    sequelize,
    Object.keys(columns).map(name => `ALTER TABLE outbox_messages DROP COLUMN ${name}`),
  )
