import { randomUUID } from 'node:crypto'
import type { Firm } from '../../../models/Firm.ts'
import { Instalment } from '../../../models/Instalment.ts'
import type { Matter } from '../../../models/Matter.ts'
import { Payment } from '../../../models/Payment.ts'
import { Pledge } from '../../../models/Pledge.ts'
import { TimeEntry } from '../../../models/TimeEntry.ts'
import { build } from '../../support/build.ts'

const anybody = randomUUID()

export const worked = async (matter: Matter, workedOn: string, minutes: number, given: object = {}) => {
  const { firmId } = matter
  if (!firmId) throw new Error('A matter without a firm')
  const userId = (await build.user([], { firmId })).id
  // Nobody works more than a day a day.
  for (let left = minutes; left > 0; left -= 1440) {
    const part = { matterId: matter.id, firmId, userId, workedOn, minutes: Math.min(left, 1440) }
    await TimeEntry.create({ ...part, activity: 'research', recordedBy: userId, ...given })
  }
}

export const paid = (
  firm: Firm,
  receivedOn: string,
  amountMinor: number,
  currency = 'HKD',
  given: object = {},
) =>
  Payment.create({
    firmId: firm.id,
    receivedOn,
    amountMinor,
    currency,
    receiptNumber: randomUUID(),
    recordedBy: anybody,
    ...given,
  })

export async function pledgedMoney(partnershipId: string, parts: [dueOn: string, amountMinor: number][]) {
  const quantity = parts.reduce((sum, [, amount]) => sum + amount, 0)
  const pledge = await Pledge.create({ partnershipId, kind: 'money', currency: 'HKD', quantity })
  const pledgeId = pledge.id
  for (const [dueOn, amountMinor] of parts) await Instalment.create({ pledgeId, dueOn, amountMinor })
  return pledge
}

/** A matter of a firm that is under way since 5 February 2026. */
export const taken = (firm: Firm, given: object = {}) =>
  build.matter({
    firmId: firm.id,
    status: 'active',
    conflictCheck: 'clear',
    conflictCheckedOn: '2026-02-05',
    ...given,
  })
