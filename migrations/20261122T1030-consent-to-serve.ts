import type { Sequelize } from 'sequelize'
import { run } from './dialect.ts'

const before = [
  'identity',
  'contact',
  'claim',
  'steps',
  'deadlines',
  'documents',
  'vulnerability',
  'clinical-summary',
  'statistics',
]
const words = (kinds: string[]) => kinds.map(kind => `'${kind}'`).join(', ')

const table = (kinds: string[]) => `CREATE TABLE consent_scopes_made (
  consent_id {id} NOT NULL,
  data_kind VARCHAR(24) NOT NULL CHECK (data_kind IN (${words(kinds)})),
  PRIMARY KEY (consent_id, data_kind),
  FOREIGN KEY (consent_id) REFERENCES consents (id)
) {end}`

/** Puts a table that knows these kinds of data in the place of the one that is there. */
async function remake(sequelize: Sequelize, kinds: string[]): Promise<void> {
  const copy = [
    table(kinds),
    `INSERT INTO consent_scopes_made (consent_id, data_kind)
     SELECT consent_id, data_kind FROM consent_scopes WHERE data_kind IN (${words(kinds)})`,
  ]
  if (sequelize.getDialect() === 'sqlite') {
    const exchange = ['DROP TABLE consent_scopes', 'ALTER TABLE consent_scopes_made RENAME TO consent_scopes']
    await sequelize.transaction(() => run(sequelize, [...copy, ...exchange]))
    return
  }
  // MariaDB commits each statement by itself: the two change names in one step, and what broke off before is taken away.
  await run(sequelize, [
    'DROP TABLE IF EXISTS consent_scopes_made',
    ...copy,
    'RENAME TABLE consent_scopes TO consent_scopes_old, consent_scopes_made TO consent_scopes',
    'DROP TABLE consent_scopes_old',
  ])
}

export const up = (sequelize: Sequelize) => remake(sequelize, [...before, 'medico-legal-report'])
export const down = (sequelize: Sequelize) => remake(sequelize, before)
