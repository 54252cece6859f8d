import { invalid, Problem } from '../../../errors.ts'
import { Firm } from '../../../models/Firm.ts'
import type { User } from '../../../models/User.ts'
import { rolesOf } from '../../access/changeAccount.ts'
import { endAccess, endLinks } from '../../access/endAccess.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { refuseFuture } from '../refuseFuture.ts'
import { leavePost } from './leavePost.ts'
import { takePost } from './takePost.ts'

export interface Move {
  /** Where they go. Without it they leave for nowhere known, and the account is suspended. */
  toFirmId?: string | undefined
  /** The first day on which they are not of the old firm any more; today, unless told. */
  onDay?: string | undefined
}

/**
 * A lawyer leaves a firm, for another one or for none. Everything that they could open as somebody of the old firm ends in
 * the same transaction, and they are signed out everywhere; hours and teams keep the firm of their time. Throws 422 for a
 * day in the future or before they began, and for a firm that is none; 409 when they take a coordinator's powers along.
 */
export async function moveLawyer(
  context: Context,
  firm: Firm,
  lawyer: User,
  { toFirmId, onDay = context.today }: Move,
): Promise<void> {
  refuseFuture(context, '/onDay', onDay)
  if (toFirmId) await refuseTarget(firm, lawyer, toFirmId)
  await leavePost(context, lawyer, onDay)
  if (toFirmId) await takePost(context, lawyer, { firmId: toFirmId, startsOn: onDay })
  await lawyer.update(toFirmId ? { firmId: toFirmId } : { firmId: null, status: 'suspended' })
  await endAccess(context, lawyer.id, 'left the firm')
  await endLinks(context, lawyer.id)
  await record(context, 'lawyer.moved', lawyer, {
    fields: toFirmId ? ['firmId'] : ['firmId', 'status'],
    records: toFirmId ? [firm.id, toFirmId] : [firm.id],
  })
}

async function refuseTarget(firm: Firm, lawyer: User, toFirmId: string): Promise<void> {
  if (toFirmId === firm.id) throw invalid('/toFirmId', 'the firm that they are at')
  if (!(await Firm.findByPk(toFirmId))) throw invalid('/toFirmId', 'there is no such firm')
  const roles = await rolesOf(lawyer.id, true)
  if (roles.some(role => role !== 'partner_lawyer')) {
    throw new Problem('illegal-state', 'This person coordinates the firm; change their roles first')
  }
}
