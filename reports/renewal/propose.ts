import { Temporal } from 'temporal-polyfill'
import type { Firm } from '../../models/Firm.ts'
import type { Partnership } from '../../models/Partnership.ts'
import { Pledge, pledgeKinds } from '../../models/Pledge.ts'
import { follows } from '../../models/partnershipState.ts'
import type { Proposal, ProposedPledge } from './figures.ts'

interface Renewed {
  firm: Firm
  partnership: Partnership
  /** What it pledges. */
  pledges: Pledge[]
  /** All agreements of the firm, drafts too. */
  agreements: Partnership[]
}

/**
 * The next term: the agreement that follows, signed or drafted, or else the same pledges for a year from the day after
 * the end, which is what a renewal drafts. What the firm is thought likely to give is no part of it.
 */
export async function propose({ firm, partnership, pledges, agreements }: Renewed): Promise<Proposal | null> {
  const next = nextOf(partnership, agreements)
  if (next) {
    const basis = next.state === 'draft' ? 'drafted' : 'signed'
    const { id: partnershipId, startsOn, endsOn } = next
    const later = await Pledge.findAll({ where: { partnershipId }, order: ['id'] })
    return { basis, startsOn, endsOn, pledges: beside(pledges, later) }
  }
  if (partnership.state === 'ended' || firm.status === 'former' || firm.status === 'lapsed') return null
  return { basis: 'repeated', ...yearAfter(partnership.endsOn), pledges: beside(pledges, pledges) }
}

/** The agreement that follows within the days of grace; a signed one before a draft, then the one that begins first. */
function nextOf(partnership: Partnership, agreements: Partnership[]): Partnership | undefined {
  const rank = ({ state, startsOn }: Partnership) => `${state === 'draft' ? 1 : 0} ${startsOn}`
  return agreements
    .filter(({ startsOn }) => follows({ state: 'signed', startsOn }, partnership))
    .sort((one, other) => (rank(one) < rank(other) ? -1 : 1))[0]
}

function yearAfter(endsOn: string): Pick<Proposal, 'startsOn' | 'endsOn'> {
  const first = Temporal.PlainDate.from(endsOn).add({ days: 1 })
  return { startsOn: first.toString(), endsOn: first.add({ years: 1 }).subtract({ days: 1 }).toString() }
}

/** A row for each kind and currency that one of the two pledges. */
function beside(now: Pledge[], next: Pledge[]): ProposedPledge[] {
  const rows = new Map<string, ProposedPledge>()
  for (const [pledges, term] of [[now, 'now'] as const, [next, 'next'] as const]) {
    for (const { kind, currency = null, quantity } of pledges) {
      const name = `${kind} ${currency ?? ''}`
      const row = rows.get(name) ?? { kind, currency, now: 0, next: 0 }
      rows.set(name, { ...row, [term]: row[term] + quantity })
    }
  }
  const rank = ({ kind }: ProposedPledge) => pledgeKinds.indexOf(kind)
  return [...rows.values()].sort((one, other) => rank(one) - rank(other))
}
