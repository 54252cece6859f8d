import { tables } from './dialect.ts'

export const { up, down } = tables({
  reports: [
    `CREATE TABLE reports (
      id {id} NOT NULL PRIMARY KEY,
      kind VARCHAR(24) NOT NULL,
      parameters {long} NOT NULL,
      case_id {id} NULL,
      audience VARCHAR(24) NOT NULL,
      language VARCHAR(35) NOT NULL,
      asked_by {id} NOT NULL,
      asked_at {instant} NOT NULL,
      state VARCHAR(24) NOT NULL CHECK (state IN ('waiting', 'running', 'finished', 'failed', 'expired')),
      failure VARCHAR(24) NULL,
      job_id {id} NOT NULL,
      times_asked INTEGER NOT NULL,
      file_id {id} NULL,
      fingerprint {hash} NULL,
      file_digest {hash} NULL,
      finished_at {instant} NULL,
      expires_at {instant} NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      CHECK ((state = 'finished') = (file_id IS NOT NULL)),
      FOREIGN KEY (case_id) REFERENCES cases (id),
      FOREIGN KEY (asked_by) REFERENCES users (id),
      FOREIGN KEY (file_id) REFERENCES stored_files (id)
    ) {end}`,
    'CREATE INDEX reports_asked_by ON reports (asked_by, asked_at, id)',
    'CREATE INDEX reports_asked_at ON reports (asked_at, id)',
    'CREATE INDEX reports_expires_at ON reports (expires_at)',
    'CREATE INDEX reports_fingerprint ON reports (fingerprint)',
    'CREATE INDEX reports_file_digest ON reports (file_digest)',
  ],
})
