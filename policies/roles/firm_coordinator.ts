import type { Actor } from '../actor.ts'
import { along, madeTo, offeredTo, ofMyFirm } from '../conditions.ts'
import type { Grant } from '../grant.ts'

/** The pro bono coordinator of a partner firm: their own firm, matters as outlines, people and hours. */
export function firmCoordinator(allow: Grant, actor: Actor, today: string, minute: string): void {
  const mine = ofMyFirm(actor)
  const offered = offeredTo(actor, today, minute)
  const myFirm = { id: actor.firmId }

  allow('read', 'Firm', ['outline', 'agreement', 'people'], myFirm)
  allow(['read-report', 'manage-people', 'record-credential'], 'Firm', [], myFirm)
  // Of referrals the numbers alone: a renewal report says what the whole programme made possible.
  allow('count', 'Referral')
  allow(['record-programme-hours', 'record-hours-of-others'], 'Firm', [], myFirm)
  allow(['import-hours', 'close-month'], 'Firm', [], myFirm)

  allow('read', 'Matter', ['outline'], mine)
  allow('read', 'Matter', ['outline', 'slip'], offered)
  allow(['answer-offer', 'answer-conflict-check'], 'Matter', [], offered)
  allow(['put-on-team', 'record-hours', 'record-hours-of-others', 'give-feedback'], 'Matter', [], mine)
  allow('read', 'Offer', ['all'], madeTo(actor))
  allow('read', 'ConsentRecall', ['outline', 'words'], mine)
  allow('answer-recall', 'ConsentRecall', [], mine)
  allow('read', 'TimeEntry', ['all', 'note'], mine)
  allow(['verify-hours', 'update', 'withdraw', 'read-certificate'], 'TimeEntry', [], mine)
  allow('read', 'Training', ['all'], { attendances: { $elemMatch: mine } })
  allow('read', 'Training', ['all'], mine)
  allow('read', 'TrainingAttendance', ['all'], mine)
  const owedByUs = { ...mine, owedBy: 'firm_coordinator' }
  allow('read', 'Task', ['all'], owedByUs)
  allow('settle', 'Task', [], owedByUs)

  const lawyersOfMyFirm = { ...mine, roleGrants: { $elemMatch: { role: 'partner_lawyer' } } }
  allow('read', 'User', ['all'], mine)
  // Who left is still certified what they gave while they were here.
  for (const known of [mine, along(['employments'], mine)]) allow('read-certificate', 'User', [], known)
  allow('create', 'User', ['all'])
  allow('update', 'User', ['all'], lawyersOfMyFirm)

  allow('create', 'Report', ['outline'])
  allow('read', 'Report', ['outline'], { askedBy: actor.id })
  allow('update', 'Report', [], { askedBy: actor.id })
}
