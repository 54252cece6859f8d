import { AuditEntry } from '../../models/AuditEntry.ts'
import { visible } from '../../policies/visibility.ts'
import type { Listing, Row } from '../list.ts'

const same = (field: string, column: string) => ({
  field,
  sql: `\`AuditEntry\`.${column} = :${field}`,
})

export const auditListing: Listing = {
  model: AuditEntry,
  key: 'seq',
  columns: ['`AuditEntry`.*', '`AuditEntry`.seq AS id'],
  filters: {
    actorId: same('actorId', 'actor_id'),
    action: same('action', 'action'),
    subject: same('subject', 'subject'),
    subjectId: same('subjectId', 'subject_id'),
    caseId: same('caseId', 'case_id'),
    from: { field: 'at', sql: '`AuditEntry`.at >= :from' },
    to: { field: 'at', sql: '`AuditEntry`.at < :to' },
  },
  orders: { seq: { field: 'seq', column: '`AuditEntry`.seq' } },
}

export function presentEntry(row: Row): object {
  return visible('AuditEntry', row, {
    seq: row.seq,
    at: new Date(row.at as string | Date).toISOString(),
    actorId: row.actor_id,
    actorRoles: String(row.actor_roles).split(' ').filter(Boolean),
    action: row.action,
    subject: row.subject,
    subjectId: row.subject_id,
    caseId: row.case_id,
    details: JSON.parse(String(row.details)) as object,
    requestId: row.request_id,
    network: row.network,
    hash: row.hash,
  })
}
