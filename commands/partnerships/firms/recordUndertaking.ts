import { invalid, Problem } from '../../../errors.ts'
import { OPEN_END } from '../../../models/columns.ts'
import type { Firm } from '../../../models/Firm.ts'
import { Undertaking } from '../../../models/Undertaking.ts'
import { User } from '../../../models/User.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { refuseFuture } from '../refuseFuture.ts'
import { settleRenewals } from './askToRenew.ts'

export interface UndertakingInput {
  userId: string
  signedOn: string
}

/**
 * Records the confidentiality undertaking of a person of the firm. Throws 409 when one is in force already, unless its last
 * day is set: then the new one follows it.
 */
export async function recordUndertaking(
  context: Context,
  firm: Firm,
  { userId, signedOn }: UndertakingInput,
): Promise<Undertaking> {
  refuseFuture(context, '/signedOn', signedOn)
  const lawyer = await User.findOne({ where: { id: userId, firmId: firm.id }, lock: true })
  if (!lawyer) throw invalid('/userId', 'nobody of this firm')
  const earlier = await Undertaking.findAll({ where: { userId } })
  if (earlier.some(({ endsOn }) => endsOn === OPEN_END)) {
    throw new Problem('illegal-state', 'This person’s undertaking is recorded already')
  }
  const undertaking = await Undertaking.create({ userId, signedOn, recordedBy: context.actor.id })
  await settleRenewals(context, undertaking)
  await record(context, 'undertaking.recorded', undertaking, { records: [firm.id, userId] })
  return undertaking
}
