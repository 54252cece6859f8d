import type { Pledge } from '../../models/Pledge.ts'
import { type Extents, moneyByCurrency } from './count.ts'
import type { MoneyPledge } from './figures.ts'

/** What was pledged and given in each currency, the pledged ones first. Currencies are never added together. */
export async function gatherMoney(
  { thisYear, lastYear }: Extents,
  pledges: Pledge[],
): Promise<MoneyPledge[]> {
  const pledged = pledgedByCurrency(pledges)
  const now = await moneyByCurrency(thisYear)
  const before = lastYear ? await moneyByCurrency(lastYear) : new Map<string, number>()
  const others = [...now.keys(), ...before.keys()].sort()
  return [...new Set([...pledged.keys(), ...others])].map(currency => ({
    currency,
    pledgedMinor: pledged.get(currency) ?? 0,
    givenMinor: now.get(currency) ?? 0,
    lastYearGivenMinor: before.get(currency) ?? 0,
  }))
}

/** A firm may pledge money of one currency twice, for different purposes. */
function pledgedByCurrency(pledges: Pledge[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { kind, currency, quantity } of pledges) {
    if (kind === 'money' && currency) sums.set(currency, (sums.get(currency) ?? 0) + quantity)
  }
  return sums
}
