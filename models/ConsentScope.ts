import { type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import { bare, oneOf, ref } from './columns.ts'

/** What a consent may be about: the kinds of data that a client shares or keeps back. */
export const dataKinds = [
  'identity',
  'contact',
  'claim',
  'steps',
  'deadlines',
  'documents',
  'vulnerability',
  'clinical-summary',
  'medico-legal-report',
  'statistics',
] as const
export type DataKind = (typeof dataKinds)[number]

/** The kinds that open something to the lawyers of a firm (policies/roles/partner_lawyer.ts). */
export const leaseKinds: readonly DataKind[] = ['identity', 'claim', 'steps', 'deadlines', 'documents']

/** One kind of data that an event of the ledger names. Written with the event, and never changed. */
export class ConsentScope extends Model<
  InferAttributes<ConsentScope>,
  InferCreationAttributes<ConsentScope>
> {
  declare consentId: string
  declare dataKind: DataKind
}

export function defineConsentScope(sequelize: Sequelize): void {
  ConsentScope.init(
    {
      consentId: { ...ref(), primaryKey: true },
      dataKind: { ...oneOf(dataKinds), primaryKey: true },
    },
    { sequelize, modelName: 'ConsentScope', tableName: 'consent_scopes', ...bare },
  )
}
