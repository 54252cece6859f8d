import { tables } from './dialect.ts'

export const { up, down } = tables({
  measure_results: [
    `CREATE TABLE measure_results (
      id {id} NOT NULL PRIMARY KEY,
      referral_id {id} NOT NULL,
      measure VARCHAR(24) NOT NULL,
      measure_version INTEGER NOT NULL CHECK (measure_version >= 1),
      given {long} NOT NULL,
      total {long} NULL,
      language VARCHAR(35) NOT NULL,
      taken_on DATE NOT NULL,
      mode VARCHAR(24) NOT NULL CHECK (mode IN ('self-completed', 'read-aloud', 'by-telephone', 'by-video')),
      interpreter {long} NULL,
      administered_by {id} NOT NULL,
      recorded_by {id} NOT NULL,
      recorded_at {instant} NOT NULL,
      superseded_by_id {id} NULL,
      superseded_because {long} NULL,
      CHECK ((superseded_by_id IS NULL) = (superseded_because IS NULL)),
      FOREIGN KEY (referral_id) REFERENCES referrals (id),
      FOREIGN KEY (administered_by) REFERENCES users (id),
      FOREIGN KEY (recorded_by) REFERENCES users (id),
      FOREIGN KEY (superseded_by_id) REFERENCES measure_results (id)
    ) {end}`,
    'CREATE INDEX measure_results_referral ON measure_results (referral_id, taken_on)',
  ],
})
