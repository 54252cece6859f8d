import type { GlassRecord } from '../../models/BreakGlass.ts'
import { Case } from '../../models/Case.ts'
import { Client } from '../../models/Client.ts'
import type { Referral } from '../../models/Referral.ts'

/** A record behind glass. */
export type Behind = Client | Case | Referral

export interface Place {
  record: GlassRecord
  clientId: string
  caseId: string | null
  referralId: string | null
}

/** How a glass names the record that it is about. */
export function placeOf(row: Behind): Place {
  const nothing = { caseId: null, referralId: null }
  if (row instanceof Client) return { ...nothing, record: 'Client', clientId: row.id }
  const { id, clientId } = row
  if (row instanceof Case) return { ...nothing, record: 'Case', clientId, caseId: id }
  return { ...nothing, record: 'Referral', clientId, referralId: id }
}

/** The ids that an entry of the log names beside the glass: whom it is about, and the record itself. */
export function recordsOf({ clientId, caseId, referralId }: Omit<Place, 'record'>): string[] {
  return [clientId, caseId, referralId].flatMap(id => id ?? [])
}
