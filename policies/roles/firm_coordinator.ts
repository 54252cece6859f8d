import type { Actor } from '../actor.ts'
import { offeredTo, ofMyFirm } from '../conditions.ts'
import type { Grant } from '../grant.ts'

/** The pro bono coordinator of a partner firm: their own firm, matters as outlines, people and hours. */
export function firmCoordinator(allow: Grant, actor: Actor, today: string): void {
  const mine = ofMyFirm(actor)

  allow('read', 'Firm', ['outline', 'agreement'], { id: actor.firmId })
  allow('read-report', 'Firm', [], { id: actor.firmId })

  allow('read', 'Matter', ['outline'], mine)
  allow('read', 'Matter', ['outline', 'slip'], offeredTo(actor, today))
  allow('answer-conflict-check', 'Matter', [], offeredTo(actor, today))
  allow(['put-on-team', 'record-hours', 'record-hours-of-others'], 'Matter', [], mine)
  allow('read', 'TimeEntry', ['all'], mine)
  allow('verify-hours', 'TimeEntry', [], mine)

  const lawyersOfMyFirm = { ...mine, roleGrants: { $elemMatch: { role: 'partner_lawyer' } } }
  allow('read', 'User', ['all'], mine)
  allow('create', 'User', ['all'])
  allow('update', 'User', ['all'], lawyersOfMyFirm)
}
