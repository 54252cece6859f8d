import { tables } from './dialect.ts'

export const { up, down } = tables({
  jobs: [
    `CREATE TABLE jobs (
      id {id} NOT NULL PRIMARY KEY,
      kind VARCHAR(40) NOT NULL,
      \`key\` {bytes} NOT NULL,
      payload {long} NULL,
      due_at {instant} NOT NULL,
      leased_by {id} NULL,
      leased_until {instant} NULL,
      attempts INTEGER NOT NULL,
      last_error VARCHAR(80) NULL,
      progress INTEGER NOT NULL,
      finished_at {instant} NULL,
      failed_at {instant} NULL,
      created_at {instant} NOT NULL,
      UNIQUE (kind, \`key\`)
    ) {end}`,
    'CREATE INDEX jobs_due ON jobs (finished_at, failed_at, due_at)',
  ],
})
