import { dataKinds } from '../../models/ConsentScope.ts'
import { openValue } from '../../models/columns.ts'
import type { KeyPurpose } from '../../models/keyring.ts'
import { visible } from '../../policies/visibility.ts'
import type { Row } from '../list.ts'
import { endOrNull, momentOrNull } from '../stored.ts'
import { marked, markedOrNull } from '../text.ts'

/** An event of the ledger, from a row of consentListing, without what a person wrote in it. */
export function presentConsent(row: Row) {
  return visible('Consent', row, plain(row))
}

/** The same with the names and reasons that were written in it. Whoever shows them says so in the audit log. */
export function presentInFull(row: Row) {
  return visible('Consent', row, { ...plain(row), ...wordsOf(row) })
}

function plain(row: Row) {
  return {
    id: row.id,
    clientId: row.clientId,
    kind: row.kind,
    state: row.state,
    purpose: row.purpose,
    recipientKind: row.recipientKind,
    firmId: row.firmId,
    providerId: row.providerId,
    dataKinds: kindsIn(row.dataKinds),
    occurredOn: row.occurredOn,
    validFrom: row.validFrom,
    expiresOn: endOrNull(row.expiresOn),
    endsId: row.endsId,
    endedById: row.endedById,
    recordedAt: momentOrNull(row.recordedAt),
    language: row.language,
    noticeVersion: row.noticeVersion,
    explainedBy: named(row.explainedById, row.explainerName),
    recordedBy: named(row.recordedById, row.recorderName),
    proof: row.proof,
    hasProofFile: row.proofFileId !== null,
    caregiverAgreed: row.caregiverAgreed === null ? null : Number(row.caregiverAgreed) === 1,
    childAssent: row.childAssent,
  }
}

function wordsOf(row: Row) {
  const words = (purpose: KeyPurpose, column: string) =>
    markedOrNull(openValue<string>(purpose, { table: 'consents', column, id: String(row.id) }, row[column]))
  return {
    recipientName: words('identity', 'recipientName'),
    interpreter: words('identity', 'interpreter'),
    witness: words('identity', 'witness'),
    caregiver: words('identity', 'caregiver'),
    reason: words('narrative', 'reason'),
  }
}

const named = (id: unknown, name: unknown) => (name === null ? null : { id, name: marked(String(name)) })

/** The kinds of data of a joined text, in the order of the closed list. */
function kindsIn(joined: unknown): string[] {
  const present = new Set(String(joined ?? '').split(','))
  return dataKinds.filter(kind => present.has(kind))
}
