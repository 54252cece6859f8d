import { closeMonth } from '../../commands/partnerships/hours/closeMonth.ts'
import { Firm } from '../../models/Firm.ts'
import { monthOf } from '../../models/TimeEntry.ts'
import type { Ability } from '../../policies/ability.ts'
import { findFor } from '../../policies/authorize.ts'
import { endpoint, ok } from '../endpoint.ts'
import { byId } from '../text.ts'
import { presentMonth } from './present.ts'
import { lockedMonthsOf, type Months, monthsByPerson, waitingIn } from './query.ts'
import * as schema from './schema.ts'

export const list = endpoint({
  summary: 'The months of a firm’s hours, newest first: a year of them unless from and to say otherwise',
  policy: { may: ['read', 'Firm'] },
  params: byId,
  query: schema.MonthsQuery,
  answer: { status: 200, schema: schema.MonthList },
  transaction: false,
  handle: async ({ ability, context, params, query }) => {
    const firm = await findFor(ability, 'read', Firm, params.id, { group: 'agreement' })
    const to = query.to ?? monthOf(context.today)
    return ok({ items: await presented(ability, firm, { from: query.from ?? yearBefore(to), to }) })
  },
})

export const verification = endpoint({
  summary: 'Verify the hours of a month that has ended, and lock it',
  policy: { may: ['close-month', 'Firm'] },
  params: schema.ofMonth,
  body: schema.Closing,
  answer: { status: 200, schema: schema.Month },
  transaction: true,
  handle: async ({ ability, context, params: { id, month }, body }) => {
    const firm = await findFor(ability, 'close-month', Firm, id)
    await closeMonth(context, firm, { ...body, month, waiting: await waitingIn(ability, firm.id, month) })
    const [closed] = await presented(ability, firm, { from: month, to: month })
    return ok(closed)
  },
})

/** The months that have hours, and those that were locked. */
async function presented(ability: Ability, { id }: Firm, months: Months) {
  const people = await monthsByPerson(ability, id, months)
  const locks = (await lockedMonthsOf(id)).filter(({ month }) => month >= months.from && month <= months.to)
  const named = new Set([...people.map(({ period }) => period), ...locks.map(({ month }) => month)])
  return [...named]
    .sort()
    .reverse()
    .map(month =>
      presentMonth(
        month,
        people.filter(({ period }) => period === month),
        locks.find(lock => lock.month === month),
      ),
    )
}

/** The same month a year earlier, and one later: twelve months end with this one. */
function yearBefore(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year}-01` : `${year - 1}-${String(number + 1).padStart(2, '0')}`
}
