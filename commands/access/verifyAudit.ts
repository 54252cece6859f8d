import { AuditEntry } from '../../models/AuditEntry.ts'
import { AuditHead } from '../../models/AuditHead.ts'
import { keyedDigest } from '../../models/keyring.ts'
import { hashOf } from '../record.ts'

const BATCH = 500
const BEGINNING = '0'.repeat(64)
/** How often the end of a log that grows is looked at again before its rows are counted. */
const ROUNDS = 5

/** The newest entry: written down outside the database, it shows later that nothing before it was cut off. */
export interface Anchor {
  seq: number
  hash: string
}

export interface Verdict {
  newest: Anchor
  /** The first entry that is not as it was written, and what is wrong with it. */
  broken: { seq: number; reason: string } | null
}

/**
 * Walks the whole chain in batches: every entry is there, follows the one before, says what its hash says, and was
 * sealed with our key; the head names the last; an anchor of earlier days is still part of it.
 */
export async function verifyAudit(anchor?: Anchor): Promise<Verdict> {
  let newest: Anchor = { seq: 0, hash: BEGINNING }
  for (let round = 0; round < ROUNDS; round++) {
    const head = await AuditHead.findByPk(1, { rejectOnEmpty: true })
    for (let seq = newest.seq + 1; seq <= head.seq; seq += BATCH) {
      const last = Math.min(head.seq, seq + BATCH - 1)
      const { reached, broken } = await verifyBatch(newest, last, anchor)
      newest = reached
      if (broken) return { newest, broken }
    }
    const broken = await verifyEnd(newest, head, anchor)
    if (broken !== 'moved') return { newest, broken }
  }
  return { newest, broken: null }
}

async function verifyBatch(from: Anchor, last: number, anchor: Anchor | undefined) {
  const numbers = Array.from({ length: last - from.seq }, (_, index) => from.seq + 1 + index)
  const entries = await AuditEntry.findAll({ where: { seq: numbers }, order: ['seq'] })
  let reached = from
  for (const [index, seq] of numbers.entries()) {
    const entry = entries[index]
    const reason = reasonAgainst(entry, seq, reached.hash, anchor)
    if (reason || !entry) return { reached, broken: { seq, reason: reason ?? 'the entry is missing' } }
    reached = { seq, hash: entry.hash }
  }
  return { reached, broken: null }
}

function reasonAgainst(
  entry: AuditEntry | undefined,
  seq: number,
  previousHash: string,
  anchor: Anchor | undefined,
): string | null {
  if (entry?.seq !== seq) return 'the entry is missing'
  if (entry.previousHash !== previousHash) return 'it does not follow the entry before'
  if (recomputed(entry) !== entry.hash) return 'its content was changed'
  if (!isSealed(entry)) return 'it was not sealed with a key of this installation'
  if (anchor?.seq === seq && anchor.hash !== entry.hash) return 'it is not the entry that was written down'
  return null
}

function recomputed(entry: AuditEntry): string | null {
  try {
    return hashOf(entry)
  } catch {
    return null
  }
}

function isSealed({ hash, keyId, mac }: AuditEntry): boolean {
  try {
    return keyedDigest('audit', hash, keyId) === mac
  } catch {
    return false
  }
}

type Broken = Verdict['broken']

async function verifyEnd(
  newest: Anchor,
  head: AuditHead,
  anchor: Anchor | undefined,
): Promise<Broken | 'moved'> {
  if (newest.hash !== head.hash) return { seq: newest.seq, reason: 'the head names another last entry' }
  if (anchor && anchor.seq > newest.seq)
    return { seq: newest.seq + 1, reason: 'the end of the log was cut off' }
  const count = await AuditEntry.count()
  const after = await AuditHead.findByPk(1, { rejectOnEmpty: true })
  if (after.seq !== head.seq) return 'moved'
  return count === head.seq ? null : { seq: newest.seq + 1, reason: 'there are entries outside the chain' }
}
