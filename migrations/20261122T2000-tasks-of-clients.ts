import type { Sequelize } from 'sequelize'
import { addReference, dropReference, run } from './dialect.ts'

/** Behind its kind, a task's key names what it is about. */
const about = 'SUBSTR(tasks.`key`, LENGTH(tasks.kind) + 2, 36)'

const holding = [
  'referrals',
  'shares',
  'medico_legal_reports',
  'break_glasses',
  'consent_overrides',
  'consents',
]
const clients = [
  ...holding.map(table => `(SELECT held.client_id FROM ${table} held WHERE held.id = ${about})`),
  `(SELECT referral.client_id FROM measure_results result
    JOIN referrals referral ON referral.id = result.referral_id WHERE result.id = ${about})`,
  `(SELECT legal_case.client_id FROM conflict_searches search
    JOIN cases legal_case ON legal_case.id = search.case_id WHERE search.id = ${about})`,
]

export async function up(sequelize: Sequelize): Promise<void> {
  await addReference(sequelize, 'tasks', 'client_id', 'clients')
  await run(sequelize, [`UPDATE tasks SET client_id = COALESCE(${clients.join(', ')})`])
}

export async function down(sequelize: Sequelize): Promise<void> {
  await dropReference(sequelize, 'tasks', 'client_id')
}
