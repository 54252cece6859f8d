import type { Sequelize } from 'sequelize'
import { run, tables } from './dialect.ts'

const made = tables({
  consent_proofs: [
    `CREATE TABLE consent_proofs (
      id {id} NOT NULL PRIMARY KEY,
      client_id {id} NOT NULL,
      file_id {id} NOT NULL UNIQUE,
      filed_by {id} NOT NULL,
      created_at {instant} NOT NULL,
      FOREIGN KEY (client_id) REFERENCES clients (id),
      FOREIGN KEY (file_id) REFERENCES stored_files (id)
    ) {end}`,
  ],
  consent_recalls: [
    `CREATE TABLE consent_recalls (
      id {id} NOT NULL PRIMARY KEY,
      consent_id {id} NOT NULL UNIQUE,
      firm_id {id} NULL,
      provider_id {id} NULL,
      asked_at {instant} NOT NULL,
      answer VARCHAR(24) NULL CHECK (answer IN ('destroyed', 'returned', 'kept-because')),
      words {long} NULL,
      answered_at {instant} NULL,
      answered_by {id} NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      CHECK ((answer IS NULL) = (answered_at IS NULL)),
      FOREIGN KEY (consent_id) REFERENCES consents (id),
      FOREIGN KEY (firm_id) REFERENCES firms (id)
    ) {end}`,
    'CREATE INDEX consent_recalls_firm ON consent_recalls (firm_id, asked_at, id)',
  ],
  consent_overrides: [
    `CREATE TABLE consent_overrides (
      id {id} NOT NULL PRIMARY KEY,
      client_id {id} NOT NULL,
      purpose VARCHAR(24) NOT NULL,
      recipient_kind VARCHAR(24) NOT NULL CHECK (recipient_kind IN ('firm', 'provider', 'centre', 'other')),
      firm_id {id} NULL,
      provider_id {id} NULL,
      recipient_name {long} NULL,
      data_kinds {long} NOT NULL,
      reason {long} NOT NULL,
      made_by {id} NOT NULL,
      made_at {instant} NOT NULL,
      ends_at {instant} NOT NULL,
      verdict VARCHAR(24) NULL CHECK (verdict IN ('justified', 'not-justified')),
      review_words {long} NULL,
      reviewed_by {id} NULL,
      reviewed_at {instant} NULL,
      created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL,
      version INTEGER NOT NULL,
      CHECK ((verdict IS NULL) = (reviewed_at IS NULL)),
      FOREIGN KEY (client_id) REFERENCES clients (id),
      FOREIGN KEY (firm_id) REFERENCES firms (id),
      FOREIGN KEY (made_by) REFERENCES users (id)
    ) {end}`,
    'CREATE INDEX consent_overrides_client ON consent_overrides (client_id, made_at, id)',
    'CREATE INDEX consent_overrides_made ON consent_overrides (made_at, id)',
  ],
})

const ledger = `CREATE TABLE consents_made (
  id {id} NOT NULL PRIMARY KEY,
  client_id {id} NOT NULL,
  kind VARCHAR(24) NOT NULL CHECK (kind IN ('given', 'limited', 'refused', 'withdrawn', 'expired')),
  ends_id {id} NULL UNIQUE,
  purpose VARCHAR(24) NOT NULL CHECK (purpose IN ('casework', 'referral', 'anonymous-statistics', 'research',
    'fundraising-story', 'media', 'other-sharing')),
  recipient_kind VARCHAR(24) NOT NULL CHECK (recipient_kind IN ('firm', 'provider', 'centre', 'other')),
  firm_id {id} NULL,
  provider_id {id} NULL,
  recipient_name {long} NULL,
  occurred_on DATE NOT NULL,
  valid_from DATE NOT NULL,
  expires_on DATE NOT NULL,
  notice_version VARCHAR(40) NULL,
  language VARCHAR(35) NULL,
  explained_by {id} NULL,
  interpreter {long} NULL,
  proof VARCHAR(24) NULL CHECK (proof IN ('signature', 'scan', 'recording', 'witness', 'spoken')),
  proof_file_id {id} NULL,
  witness {long} NULL,
  caregiver {long} NULL,
  caregiver_agreed {flag} NULL,
  child_assent VARCHAR(24) NULL CHECK (child_assent IN ('given', 'too-young')),
  reason {long} NULL,
  recorded_by {id} NULL,
  created_at {instant} NOT NULL,
  CHECK ((kind IN ('limited', 'withdrawn', 'expired')) = (ends_id IS NOT NULL)),
  CHECK ((recipient_kind = 'firm') = (firm_id IS NOT NULL)),
  CHECK (expires_on >= valid_from),
  FOREIGN KEY (client_id) REFERENCES clients (id),
  FOREIGN KEY (ends_id) REFERENCES consents_made (id),
  FOREIGN KEY (firm_id) REFERENCES firms (id),
  FOREIGN KEY (proof_file_id) REFERENCES stored_files (id)
) {end}`

const scopes = `CREATE TABLE consent_scopes (
  consent_id {id} NOT NULL,
  data_kind VARCHAR(24) NOT NULL CHECK (data_kind IN ('identity', 'contact', 'claim', 'steps', 'deadlines',
    'documents', 'vulnerability', 'clinical-summary', 'statistics')),
  PRIMARY KEY (consent_id, data_kind),
  FOREIGN KEY (consent_id) REFERENCES consents_made (id)
) {end}`

const narrow = `CREATE TABLE consents_made (
  id {id} NOT NULL PRIMARY KEY,
  client_id {id} NOT NULL,
  firm_id {id} NOT NULL,
  purpose VARCHAR(24) NOT NULL CHECK (purpose IN ('casework')),
  state VARCHAR(24) NOT NULL CHECK (state IN ('given', 'withdrawn')),
  language VARCHAR(16) NOT NULL,
  notice_version VARCHAR(40) NOT NULL,
  given_on DATE NOT NULL,
  expires_on DATE NOT NULL,
  withdrawn_at {instant} NULL,
  withdrawn_by {id} NULL,
  recorded_by {id} NOT NULL,
  created_at {instant} NOT NULL,
  updated_at {instant} NOT NULL,
  version INTEGER NOT NULL,
  FOREIGN KEY (client_id) REFERENCES clients (id),
  FOREIGN KEY (firm_id) REFERENCES firms (id)
) {end}`

/** The kinds of data that a lease opens. What was agreed before kinds were told apart was agreed for all of them. */
const kinds = ['identity', 'claim', 'steps', 'deadlines', 'documents']
const kindRows = kinds.map(kind => `SELECT '${kind}' AS data_kind`).join(' UNION ALL ')

/** The later of the day on which a consent was withdrawn and the day on which it was given. */
const withdrawnOn = `CASE WHEN SUBSTR(COALESCE(withdrawn_at, updated_at), 1, 10) < given_on THEN given_on
  ELSE SUBSTR(COALESCE(withdrawn_at, updated_at), 1, 10) END`

const intoLedger = (freshId: string) => [
  `INSERT INTO consents_made (id, client_id, kind, purpose, recipient_kind, firm_id, occurred_on, valid_from, expires_on,
      notice_version, language, recorded_by, created_at)
    SELECT id, client_id, 'given', purpose, 'firm', firm_id, given_on, given_on,
      CASE WHEN expires_on < given_on THEN given_on ELSE expires_on END, notice_version, language, recorded_by, created_at
    FROM consents`,
  `INSERT INTO consents_made (id, client_id, kind, ends_id, purpose, recipient_kind, firm_id, occurred_on, valid_from,
      expires_on, recorded_by, created_at)
    SELECT ${freshId}, client_id, 'withdrawn', id, purpose, 'firm', firm_id, ${withdrawnOn}, ${withdrawnOn},
      '9999-12-31', withdrawn_by, COALESCE(withdrawn_at, updated_at)
    FROM consents WHERE state = 'withdrawn'`,
  `INSERT INTO consent_scopes (consent_id, data_kind)
    SELECT consents.id, kinds.data_kind FROM consents CROSS JOIN (${kindRows}) AS kinds`,
]

const named = kinds.map(kind => `'${kind}'`).join(', ')
const whole = `(SELECT COUNT(*) FROM consent_scopes s WHERE s.consent_id = c.id AND s.data_kind IN (${named})) = ${kinds.length}`
const lives = `((e.id IS NULL OR e.kind = 'expired') AND ${whole})`

/**
 * What has no place in the narrow table goes. A consent that was ended, or that names fewer kinds of data than the narrow
 * table would open, comes back as withdrawn: nothing is opened that the client kept back.
 */
const intoNarrow = `INSERT INTO consents_made (id, client_id, firm_id, purpose, state, language, notice_version, given_on,
    expires_on, withdrawn_at, withdrawn_by, recorded_by, created_at, updated_at, version)
  SELECT c.id, c.client_id, c.firm_id, 'casework', CASE WHEN ${lives} THEN 'given' ELSE 'withdrawn' END,
    SUBSTR(c.language, 1, 16), c.notice_version, c.valid_from, c.expires_on,
    CASE WHEN ${lives} THEN NULL ELSE COALESCE(e.created_at, c.created_at) END,
    CASE WHEN ${lives} THEN NULL ELSE COALESCE(e.recorded_by, c.recorded_by) END,
    c.recorded_by, c.created_at, COALESCE(e.created_at, c.created_at), 0
  FROM consents c LEFT JOIN consents e ON e.ends_id = c.id
  WHERE c.kind IN ('given', 'limited') AND c.purpose = 'casework' AND c.firm_id IS NOT NULL`

const randomId = `LOWER(HEX(RANDOMBLOB(4)) || '-' || HEX(RANDOMBLOB(2)) || '-4' || SUBSTR(HEX(RANDOMBLOB(2)), 2) || '-a' ||
  SUBSTR(HEX(RANDOMBLOB(2)), 2) || '-' || HEX(RANDOMBLOB(6)))`

const indexed = [
  'CREATE INDEX consents_live ON consents (client_id, firm_id, purpose, kind, valid_from, expires_on, id)',
  'CREATE INDEX consents_expiry ON consents (expires_on, id)',
  'CREATE INDEX consents_age ON consents (created_at, id)',
]

interface Remade {
  /** What a copy that broke off on MariaDB may have left, and what takes it away. */
  broken?: string[]
  copy: string[]
  /** What hangs on the table that goes. */
  gone?: string[]
  indexes: string[]
}

/**
 * Puts a table of another shape in the place of consents. SQLite does all of it or nothing. MariaDB commits each statement
 * by itself: there everything is copied before the two change names in one step, so that no consent that was taken back
 * ever looks as if it lived.
 */
async function remake(
  sequelize: Sequelize,
  { broken = [], copy, gone = [], indexes }: Remade,
): Promise<void> {
  if (sequelize.getDialect() === 'sqlite') {
    const exchange = ['DROP TABLE consents', 'ALTER TABLE consents_made RENAME TO consents']
    await sequelize.transaction(() => run(sequelize, [...copy, ...gone, ...exchange, ...indexes]))
    return
  }
  await run(sequelize, [
    ...broken,
    'DROP TABLE IF EXISTS consents_made',
    ...copy,
    'RENAME TABLE consents TO consents_old, consents_made TO consents',
    ...gone,
    'DROP TABLE consents_old',
    ...indexes,
  ])
}

export async function up(sequelize: Sequelize): Promise<void> {
  const freshId = sequelize.getDialect() === 'sqlite' ? randomId : 'UUID()'
  await remake(sequelize, {
    broken: ['DROP TABLE IF EXISTS consent_scopes'],
    copy: [ledger, scopes, ...intoLedger(freshId)],
    indexes: indexed,
  })
  await made.up(sequelize)
}

export async function down(sequelize: Sequelize): Promise<void> {
  await made.down(sequelize)
  await remake(sequelize, {
    copy: [narrow, intoNarrow],
    gone: ['DROP TABLE consent_scopes'],
    indexes: ['CREATE INDEX consents_client ON consents (client_id, firm_id, state)'],
  })
}
