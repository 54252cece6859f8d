import type { Sequelize } from 'sequelize'
import { run, tables } from './dialect.ts'

const states = `'requested', 'accepted', 'declined', 'examined', 'finished', 'offered', 'relied-on', 'not-relied-on',
  'withdrawn'`

const made = tables({
  medico_legal_reports: [
    `CREATE TABLE medico_legal_reports (
      id {id} NOT NULL PRIMARY KEY,
      reference VARCHAR(16) NOT NULL UNIQUE,
      client_id {id} NOT NULL,
      case_id {id} NOT NULL,
      matter_id {id} NULL,
      provider_id {id} NULL,
      purpose VARCHAR(24) NOT NULL,
      examination VARCHAR(24) NOT NULL CHECK (examination IN ('physical', 'psychological', 'both')),
      language VARCHAR(35) NOT NULL,
      instructions {long} NULL,
      requested_by {id} NOT NULL,
      requested_on DATE NOT NULL,
      examiner_id {id} NULL,
      state VARCHAR(24) NOT NULL CHECK (state IN (${states})),
      because VARCHAR(40) NULL,
      examined_on DATE NULL,
      findings {long} NULL,
      overall {long} NULL,
      file_id {id} NULL,
      reason {long} NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      FOREIGN KEY (client_id) REFERENCES clients (id),
      FOREIGN KEY (case_id) REFERENCES cases (id),
      FOREIGN KEY (matter_id) REFERENCES matters (id),
      FOREIGN KEY (provider_id) REFERENCES providers (id),
      FOREIGN KEY (requested_by) REFERENCES users (id),
      FOREIGN KEY (examiner_id) REFERENCES users (id),
      FOREIGN KEY (file_id) REFERENCES stored_files (id)
    ) {end}`,
    'CREATE INDEX medico_legal_reports_case ON medico_legal_reports (case_id, requested_on)',
    'CREATE INDEX medico_legal_reports_examiner ON medico_legal_reports (examiner_id, state)',
    'CREATE INDEX medico_legal_reports_state ON medico_legal_reports (state, requested_on)',
  ],
  medico_legal_moves: [
    `CREATE TABLE medico_legal_moves (
      id {id} NOT NULL PRIMARY KEY,
      report_id {id} NOT NULL,
      from_state VARCHAR(24) NULL,
      to_state VARCHAR(24) NOT NULL CHECK (to_state IN (${states})),
      moved_by {id} NOT NULL,
      moved_at {instant} NOT NULL,
      because VARCHAR(40) NULL,
      FOREIGN KEY (report_id) REFERENCES medico_legal_reports (id)
    ) {end}`,
    'CREATE INDEX medico_legal_moves_report ON medico_legal_moves (report_id, moved_at, id)',
  ],
})

/** What was stored so far is sealed with the keys of files. */
const sealedFor = `ALTER TABLE stored_files ADD COLUMN sealed_for VARCHAR(24) NOT NULL DEFAULT 'files'`

export async function up(sequelize: Sequelize): Promise<void> {
  await run(sequelize, [sealedFor])
  await made.up(sequelize)
}

export async function down(sequelize: Sequelize): Promise<void> {
  await made.down(sequelize)
  await run(sequelize, ['ALTER TABLE stored_files DROP COLUMN sealed_for'])
}
