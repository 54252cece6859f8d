import type { OfferState } from '../../models/Offer.ts'
import type { Ability } from '../../policies/ability.ts'
import { offersThatWait } from '../../policies/conditions.ts'
import { visible } from '../../policies/visibility.ts'
import type { Row } from '../list.ts'
import { momentOrNull } from '../stored.ts'
import { marked } from '../text.ts'

/** An offer, from a row of offerListing. The minutes left are counted from now, rounded down, and never negative. */
export function presentOffer(ability: Ability, row: Row, now: Date) {
  const seen = visible('Offer', row, {
    id: row.id,
    matter: { id: row.matter_id, reference: row.matter_reference, kind: row.matter_kind },
    firm: { id: row.firm_id, name: marked(String(row.firm_name)) },
    kind: row.kind,
    state: row.state,
    offeredAt: momentOrNull(row.offered_at),
    answerBy: row.answer_by,
    answeredAt: momentOrNull(row.answered_at),
    reason: shownReason(ability, row.reason as string | null),
  })
  return { ...seen, minutesLeft: offersThatWait.includes(row.state as OfferState) ? left(row, now) : null }
}

const left = ({ answer_by }: Row, now: Date) =>
  Math.max(0, Math.floor((Date.parse(String(answer_by)) - now.getTime()) / 60_000))

/** Why an offer ended. That it was a wall is for those who raise walls. */
export function shownReason(ability: Ability, reason: string | null): string | null {
  const hidden = reason === 'no-wall' && ability.rulesFor('raise-wall', 'Case').length === 0
  return hidden ? null : reason
}
