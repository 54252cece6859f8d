import { Consent } from '../../models/Consent.ts'
import type { Piece } from '../../models/ReferralDisclosure.ts'
import { escaped, select } from '../../models/statements.ts'

/** The kind of data that a client must have agreed to share before a piece of the file leaves. */
export const kindOfPiece: Record<Piece, string> = {
  identity: 'identity',
  contact: 'contact',
  vulnerability: 'vulnerability',
  household: 'identity',
  'key-dates': 'deadlines',
  documents: 'documents',
}

/**
 * The consent by which a client agrees today that these pieces of their file go to this provider; null where there is none
 * that covers every piece.
 */
export async function consentToRefer(
  clientId: string,
  providerId: string,
  pieces: readonly Piece[],
  today: string,
): Promise<string | null> {
  if (!('providerId' in Consent.getAttributes())) return null
  const kinds = [...new Set(pieces.map(piece => kindOfPiece[piece]))].map(escaped)
  const covered = `(SELECT COUNT(*) FROM consent_scopes shared
    WHERE shared.consent_id = agreed.id AND shared.data_kind IN (${kinds.join(', ') || "''"})) = ${kinds.length}`
  const [consent] = await select<{ id: string }>(
    `SELECT agreed.id FROM consents agreed
     WHERE agreed.client_id = ? AND agreed.provider_id = ? AND agreed.purpose = 'referral'
       AND agreed.kind IN ('given', 'limited') AND agreed.valid_from <= ? AND agreed.expires_on >= ?
       AND NOT EXISTS (SELECT 1 FROM consents ending WHERE ending.ends_id = agreed.id) AND ${covered}
     LIMIT 1`,
    [clientId, providerId, today, today],
  )
  return consent?.id ?? null
}
