import { type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize'
import { bare, text, whole } from './columns.ts'

/** The last link of the audit chain. Locking it puts the entries in one order. */
export class AuditHead extends Model<InferAttributes<AuditHead>, InferCreationAttributes<AuditHead>> {
  declare id: number
  declare seq: number
  declare hash: string
}

export function defineAuditHead(sequelize: Sequelize): void {
  AuditHead.init(
    {
      id: { ...whole(), primaryKey: true },
      seq: whole(),
      hash: text(64),
    },
    { sequelize, modelName: 'AuditHead', tableName: 'audit_head', ...bare },
  )
}
