import { tables } from './dialect.ts'

export const { up, down } = tables({
  safety_alerts: [
    `CREATE TABLE safety_alerts (
      id {id} NOT NULL PRIMARY KEY,
      reference VARCHAR(16) NOT NULL UNIQUE,
      client_id {id} NOT NULL,
      case_id {id} NULL,
      referral_id {id} NULL,
      result_id {id} NULL,
      flag VARCHAR(40) NOT NULL,
      source VARCHAR(24) NOT NULL CHECK (source IN ('measure', 'clinician', 'caseworker')),
      words {long} NULL,
      state VARCHAR(24) NOT NULL CHECK (state IN ('open', 'taken', 'closed')),
      raised_by {id} NOT NULL,
      raised_at {instant} NOT NULL,
      calls_made INTEGER NOT NULL,
      next_call_at {instant} NULL,
      nobody_on_duty {flag} NOT NULL,
      taken_by {id} NULL,
      taken_at {instant} NULL,
      closed_by {id} NULL,
      closed_at {instant} NULL,
      outcome VARCHAR(24) NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      CHECK ((state = 'open') = (next_call_at IS NOT NULL)),
      CHECK ((state = 'open') = (taken_by IS NULL)),
      CHECK ((state = 'closed') = (outcome IS NOT NULL)),
      FOREIGN KEY (client_id) REFERENCES clients (id),
      FOREIGN KEY (case_id) REFERENCES cases (id),
      FOREIGN KEY (referral_id) REFERENCES referrals (id),
      FOREIGN KEY (result_id) REFERENCES measure_results (id),
      FOREIGN KEY (raised_by) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX safety_alerts_client ON safety_alerts (client_id, raised_at)',
    'CREATE INDEX safety_alerts_clock ON safety_alerts (state, next_call_at)',
    'CREATE INDEX safety_alerts_referral ON safety_alerts (referral_id)',
  ],
  safety_calls: [
    `CREATE TABLE safety_calls (
      id {id} NOT NULL PRIMARY KEY,
      alert_id {id} NOT NULL,
      user_id {id} NOT NULL,
      turn INTEGER NOT NULL,
      called_at {instant} NOT NULL,
      UNIQUE (alert_id, user_id, turn),
      FOREIGN KEY (alert_id) REFERENCES safety_alerts (id),
      FOREIGN KEY (user_id) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX safety_calls_user ON safety_calls (user_id, alert_id)',
  ],
  duty_shifts: [
    `CREATE TABLE duty_shifts (
      id {id} NOT NULL PRIMARY KEY,
      user_id {id} NOT NULL,
      post VARCHAR(24) NOT NULL CHECK (post IN ('first', 'backup')),
      starts_at {instant} NOT NULL,
      ends_at {instant} NOT NULL,
      set_by {id} NOT NULL,
      created_at {instant} NOT NULL,
      CHECK (ends_at > starts_at),
      FOREIGN KEY (user_id) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX duty_shifts_post ON duty_shifts (post, ends_at)',
    'CREATE INDEX duty_shifts_user ON duty_shifts (user_id, ends_at)',
  ],
  duty_channels: [
    `CREATE TABLE duty_channels (
      id {id} NOT NULL PRIMARY KEY,
      user_id {id} NOT NULL,
      address {long} NOT NULL,
      label {long} NULL,
      created_at {instant} NOT NULL,
      FOREIGN KEY (user_id) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX duty_channels_user ON duty_channels (user_id)',
  ],
})
