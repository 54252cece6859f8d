import type { Firm } from '../../../models/Firm.ts'
import type { Partnership } from '../../../models/Partnership.ts'
import type { SkipReason } from '../../../models/PlannedMessage.ts'
import { follows, stateOf } from '../../../models/partnershipState.ts'

/** A signed agreement with its firm and all agreements of that firm, each locked by whoever is going to act on it. */
export interface Renewing {
  firm: Firm
  partnership: Partnership
  agreements: Partnership[]
}

/** Why nothing is to be said any more about the renewal of an agreement; null while something is. */
export function reasonToStop({ firm, partnership, agreements }: Renewing, today: string): SkipReason | null {
  if (partnership.state === 'ended') return 'partnership-ended'
  const later = agreements.filter(({ state, startsOn }) => state !== 'draft' && startsOn > partnership.endsOn)
  if (later.some(other => follows(other, partnership))) return 'renewed'
  if (later.length > 0) return 'superseded'
  if (firm.status === 'former') return 'firm-left'
  // Once grace is over the firm has lapsed by itself, which the last letters speak of.
  const gaveUp = firm.status === 'lapsed' && stateOf(partnership, null, today) !== 'lapsed'
  return gaveUp ? 'firm-lapsed' : null
}
