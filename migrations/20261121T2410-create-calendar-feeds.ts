import { tables } from './dialect.ts'

export const { up, down } = tables({
  calendar_feeds: [
    `CREATE TABLE calendar_feeds (
      id {id} NOT NULL PRIMARY KEY,
      user_id {id} NOT NULL,
      token_hash {hash} NOT NULL UNIQUE,
      created_at {instant} NOT NULL,
      revoked_at {instant} NULL,
      last_used_at {instant} NULL,
      FOREIGN KEY (user_id) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX calendar_feeds_user ON calendar_feeds (user_id, revoked_at)',
  ],
})
