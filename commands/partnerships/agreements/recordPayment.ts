import { invalid, Problem } from '../../../errors.ts'
import type { Firm } from '../../../models/Firm.ts'
import { Instalment } from '../../../models/Instalment.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { Payment } from '../../../models/Payment.ts'
import { Pledge } from '../../../models/Pledge.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { refuseFuture } from '../refuseFuture.ts'
import { signedOfYear } from './signedOfYear.ts'

export interface PaymentInput {
  receivedOn: string
  amountMinor: number
  currency: string
  receiptNumber: string
  /** What the money may be used for; null when the centre is free. */
  restrictedTo?: string | null | undefined
  /** The year of the agreement whose pledge of money it pays. */
  pledgeYear?: number | undefined
  instalmentId?: string | undefined
}

/**
 * Books money received from a firm, for a pledge or an instalment if one is named. Throws 409 when the receipt number
 * was used before or the instalment would be paid twice, 422 when what is named is not the firm's or in another currency.
 */
export async function recordPayment(context: Context, firm: Firm, input: PaymentInput): Promise<Payment> {
  refuseFuture(context, '/receivedOn', input.receivedOn)
  if (await Payment.findOne({ where: { receiptInUse: input.receiptNumber } })) {
    throw new Problem('conflict', 'A payment with this receipt number is recorded already')
  }
  const { pledgeYear, instalmentId, ...received } = input
  const pledge = await pledgeFor(firm, input)
  const payment = await Payment.create({
    ...received,
    receiptInUse: input.receiptNumber,
    restrictedTo: input.restrictedTo ?? pledge?.restrictedTo ?? null,
    pledgeId: pledge?.id ?? null,
    instalmentId: instalmentId ?? null,
    firmId: firm.id,
    recordedBy: context.actor.id,
  })
  await record(context, 'payment.recorded', payment, { fields: Object.keys(input), records: [firm.id] })
  return payment
}

async function pledgeFor(firm: Firm, input: PaymentInput): Promise<Pledge | null> {
  if (input.instalmentId) return pledgeOfInstalment(firm, input.instalmentId, input)
  return input.pledgeYear ? pledgeOfYear(firm, input.pledgeYear, input) : null
}

async function pledgeOfInstalment(
  firm: Firm,
  id: string,
  { pledgeYear, amountMinor, currency }: PaymentInput,
): Promise<Pledge> {
  const instalment = await Instalment.findByPk(id, { lock: true })
  const pledge = await Pledge.findByPk(instalment?.pledgeId ?? '')
  const partnership = await Partnership.findByPk(pledge?.partnershipId ?? '')
  if (!instalment || !pledge || partnership?.firmId !== firm.id) {
    throw invalid('/instalmentId', 'no instalment of this firm')
  }
  await signedOfYear(firm.id, partnership.year, '/instalmentId')
  if (pledgeYear && pledgeYear !== partnership.year) {
    throw invalid('/pledgeYear', 'is not the year of that instalment')
  }
  if (pledge.currency !== currency) throw invalid('/currency', 'is not the currency of the pledge')
  const paid = (await Payment.sum('amountMinor', { where: { instalmentId: id, withdrawnAt: null } })) ?? 0
  if (Number(paid) + amountMinor > instalment.amountMinor) {
    throw new Problem('conflict', 'With this payment, more would be paid than the instalment asks for')
  }
  return pledge
}

/** The pledge of that year in this currency; where there are several, the one for the same purpose. */
async function pledgeOfYear(
  firm: Firm,
  year: number,
  { currency, restrictedTo = null }: PaymentInput,
): Promise<Pledge> {
  const { id: partnershipId } = await signedOfYear(firm.id, year, '/pledgeYear')
  const pledges = await Pledge.findAll({ where: { partnershipId, kind: 'money', currency } })
  const [only, ...more] = pledges
  if (!only) throw invalid('/currency', 'no money was pledged in this currency')
  if (more.length === 0) return only
  const meant = pledges.find(pledge => (pledge.restrictedTo ?? null) === restrictedTo)
  if (!meant) throw invalid('/restrictedTo', 'say for which of that year’s pledges this is')
  return meant
}
