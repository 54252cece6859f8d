import { createHash } from 'node:crypto'
import type { Model } from 'sequelize'
import { AuditEntry } from '../models/AuditEntry.ts'
import { currentKeyId, keyedDigest } from '../models/keyring.ts'
import { insert } from '../models/rows.ts'
import { forUpdate, run, select } from '../models/statements.ts'
import type { Context } from './context.ts'

/** What else an entry says: names of fields, ids of records. Never values that a person wrote. */
export interface Details {
  fields?: string[]
  records?: string[]
  outcome?: string
  /** The break-glass under which a record was read. */
  glass?: string
}

export interface Subject {
  type: string
  id: string | null
  caseId?: string | null
}

/**
 * Writes one line of the audit log, in the transaction of what it records. The head of the chain is locked until that
 * transaction ends, so the entries stand in one order; call it last. `action` is the command's verb in the past.
 */
export async function record(
  context: Context,
  action: string,
  subject: Subject | Model,
  details: Details = {},
): Promise<void> {
  const { type, id, caseId } =
    'type' in subject && typeof subject.type === 'string' ? (subject as Subject) : nameOf(subject as Model)
  const [head] = await select<Link>(`SELECT seq, hash FROM audit_head WHERE id = 1${forUpdate()}`)
  if (!head) throw new Error('The audit log has no head')
  const content = {
    seq: head.seq + 1,
    at: context.now,
    actorId: context.actor.id || null,
    actorRoles: context.actor.roles.join(' '),
    action,
    subject: type,
    subjectId: id,
    caseId: caseId ?? null,
    details: JSON.stringify(details),
    requestId: context.requestId,
    network: context.network,
    keyId: currentKeyId('audit'),
    previousHash: head.hash,
  }
  const hash = hashOf(content)
  await insert(AuditEntry.build({ ...content, hash, mac: keyedDigest('audit', hash) }))
  await run('UPDATE audit_head SET seq = ?, hash = ? WHERE id = 1', [content.seq, hash])
}

interface Link {
  seq: number
  hash: string
}

/** The content of an entry that its hash covers, in one fixed order. */
export function hashOf(entry: Omit<AuditContent, 'at'> & { at: Date }): string {
  const parts = [
    entry.seq,
    entry.at.toISOString(),
    entry.actorId,
    entry.actorRoles,
    entry.action,
    entry.subject,
    entry.subjectId,
    entry.caseId,
    entry.details,
    entry.requestId,
    entry.network,
    entry.keyId,
    entry.previousHash,
  ]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

type AuditContent = Pick<
  AuditEntry,
  | 'seq'
  | 'at'
  | 'actorId'
  | 'actorRoles'
  | 'action'
  | 'subject'
  | 'subjectId'
  | 'caseId'
  | 'details'
  | 'requestId'
  | 'network'
  | 'keyId'
  | 'previousHash'
>

function nameOf(row: Model): Subject {
  const value = (name: string) => (row.getDataValue(name) as string | undefined) ?? null
  const type = row.constructor.name
  return { type, id: value('id'), caseId: type === 'Case' ? value('id') : value('caseId') }
}
