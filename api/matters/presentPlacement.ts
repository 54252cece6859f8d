import type { Context } from '../../commands/context.ts'
import { outlookOf } from '../../commands/partnerships/placement/offers/outlook.ts'
import type { Proposed } from '../../commands/partnerships/placement/proposal/score.ts'
import type { Firm } from '../../models/Firm.ts'
import type { Matter } from '../../models/Matter.ts'
import type { Offer } from '../../models/Offer.ts'
import type { Placement } from '../../models/Placement.ts'
import type { Ability } from '../../policies/ability.ts'
import { reads } from '../../policies/visibility.ts'
import { shownReason } from '../offers/present.ts'
import { personOf } from '../people.ts'
import { marked } from '../text.ts'
import { presentProposal } from './proposal.ts'

interface Ladder {
  /** Found through the door, for its field group `placement`. */
  matter: Matter
  placement: Placement
  rungs: Offer[]
}

/** A placement with its whole ladder. A rung is an offer that was read with its firm. */
export async function presentPlacement(ability: Ability, context: Context, ladder: Ladder) {
  const { matter, placement, rungs } = ladder
  const { id, state, openedAt, openedBy, endedAt, orderReason, proposal } = placement
  return {
    ...{ id, matter: { id: matter.id, reference: matter.reference }, state },
    openedAt: openedAt.toISOString(),
    openedBy: await personOf(openedBy),
    endedAt: at(endedAt),
    orderReason: orderReason === null ? null : marked(orderReason),
    ...(await outlookOf(context, matter, placement, rungs)),
    ladder: rungs.map(offer => rungOf(ability, offer, reads<'Matter'>(matter, 'slip'))),
    proposal: proposal === null ? null : presentProposal(ability, proposal as Proposed[]),
  }
}

function rungOf(ability: Ability, offer: Offer, withWords: boolean) {
  const { id, rank, state, offeredAt, answerBy, nudgedAt, answeredAt, settledAt, reason, note } = offer
  const firm = offer.get('firm' as never) as unknown as Firm
  return {
    ...{ id, rank, firm: { id: firm.id, name: marked(firm.name) }, state },
    ...{ offeredAt: at(offeredAt), answerBy, nudgedAt: at(nudgedAt), answeredAt: at(answeredAt) },
    ...{ settledAt: at(settledAt), reason: shownReason(ability, reason) },
    ...(withWords ? { condition: note === null ? null : marked(note) } : {}),
  }
}

const at = (moment: Date | null) => moment?.toISOString() ?? null
