import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize'
import { bare, instant, longText, optionalRef, ref, text, whole } from './columns.ts'

/** One line of the audit log: who did what to which record. Never content. */
export class AuditEntry extends Model<InferAttributes<AuditEntry>, InferCreationAttributes<AuditEntry>> {
  declare seq: number
  declare at: Date
  declare actorId: CreationOptional<string | null>
  declare actorRoles: string
  declare action: string
  declare subject: string
  declare subjectId: CreationOptional<string | null>
  declare caseId: CreationOptional<string | null>
  declare details: string
  declare requestId: string
  declare network: string
  declare keyId: string
  declare previousHash: string
  declare hash: string
  declare mac: string
}

export function defineAuditEntry(sequelize: Sequelize): void {
  AuditEntry.init(
    {
      seq: { ...whole(), primaryKey: true },
      at: instant(),
      actorId: optionalRef(),
      actorRoles: text(200),
      action: text(64),
      subject: text(40),
      subjectId: optionalRef(),
      caseId: optionalRef(),
      details: longText(),
      requestId: ref(),
      network: text(64),
      keyId: text(16),
      previousHash: text(64),
      hash: text(64),
      mac: text(64),
    },
    { sequelize, modelName: 'AuditEntry', tableName: 'audit_entries', ...bare },
  )
}
