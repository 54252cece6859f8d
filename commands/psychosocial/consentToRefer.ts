import { agreeingKinds } from '../../models/Consent.ts'
import { pieces as everyPiece, type Piece } from '../../models/ReferralDisclosure.ts'
import { escaped, select } from '../../models/statements.ts'
import { kindOfPiece } from '../../policies/conditions.ts'

/**
 * The pieces of their file that a client agrees today to share with a provider by a referral; null where they do not agree to
 * a referral there at all.
 */
export async function agreedPieces(
  clientId: string,
  providerId: string,
  today: string,
): Promise<Piece[] | null> {
  const rows = await select<{ dataKind: string | null }>(
    `SELECT shared.data_kind AS dataKind FROM consents agreed
     LEFT JOIN consent_scopes shared ON shared.consent_id = agreed.id
     WHERE agreed.client_id = ? AND agreed.provider_id = ? AND agreed.purpose = 'referral'
       AND agreed.kind IN (${agreeingKinds.map(escaped).join(', ')})
       AND agreed.valid_from <= ? AND agreed.expires_on >= ?
       AND NOT EXISTS (SELECT 1 FROM consents ending WHERE ending.ends_id = agreed.id)`,
    [clientId, providerId, today, today],
  )
  if (rows.length === 0) return null
  const kinds = new Set(rows.map(({ dataKind }) => dataKind))
  return everyPiece.filter(piece => kinds.has(kindOfPiece[piece]))
}

/** Whether a client agrees today that all of these pieces of their file go to this provider. */
export async function consentToRefer(
  clientId: string,
  providerId: string,
  pieces: readonly Piece[],
  today: string,
): Promise<boolean> {
  const agreed = await agreedPieces(clientId, providerId, today)
  return agreed !== null && pieces.every(piece => agreed.includes(piece))
}
