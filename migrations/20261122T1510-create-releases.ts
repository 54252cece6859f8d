import { tables } from './dialect.ts'

export const { up, down } = tables({
  releases: [
    `CREATE TABLE releases (
      id {id} NOT NULL PRIMARY KEY,
      report_id {id} NOT NULL,
      audience VARCHAR(24) NOT NULL,
      as_at {instant} NOT NULL,
      state VARCHAR(24) NOT NULL CHECK (state IN ('drafted', 'asked', 'signed', 'issued', 'refused')),
      made_by {id} NOT NULL,
      asked_at {instant} NULL,
      signed_by {id} NULL,
      signed_at {instant} NULL,
      issued_by {id} NULL,
      issued_at {instant} NULL,
      refused_by {id} NULL,
      refused_at {instant} NULL,
      reason {long} NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      CHECK (signed_by IS NULL OR signed_by <> made_by),
      CHECK (state NOT IN ('signed', 'issued') OR signed_by IS NOT NULL),
      FOREIGN KEY (report_id) REFERENCES reports (id),
      FOREIGN KEY (made_by) REFERENCES users (id),
      FOREIGN KEY (signed_by) REFERENCES users (id),
      FOREIGN KEY (issued_by) REFERENCES users (id),
      FOREIGN KEY (refused_by) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX releases_state ON releases (state, created_at, id)',
  ],
  release_tables: [
    `CREATE TABLE release_tables (
      id {id} NOT NULL PRIMARY KEY,
      release_id {id} NOT NULL,
      figure VARCHAR(80) NOT NULL,
      period VARCHAR(24) NOT NULL,
      cells {long} NOT NULL,
      created_at {instant} NOT NULL,
      FOREIGN KEY (release_id) REFERENCES releases (id)
    ) {end}`,
    'CREATE INDEX release_tables_figure ON release_tables (figure, release_id)',
  ],
})
