import { type Extents, moneyByCurrency } from './count.ts'
import type { MoneyPledge } from './figures.ts'

interface Pledged {
  currency: string
  pledgedMinor: number
}

/** What was pledged and given in each currency, the pledge's own first. Currencies are never added together. */
export async function gatherMoney({ thisYear, lastYear }: Extents, pledge: Pledged): Promise<MoneyPledge[]> {
  const now = await moneyByCurrency(thisYear)
  const before = lastYear ? await moneyByCurrency(lastYear) : new Map<string, number>()
  const others = [...now.keys(), ...before.keys()].filter(currency => currency !== pledge.currency).sort()
  return [...new Set([pledge.currency, ...others])]
    .map(currency => ({
      currency,
      pledgedMinor: currency === pledge.currency ? pledge.pledgedMinor : 0,
      givenMinor: now.get(currency) ?? 0,
      lastYearGivenMinor: before.get(currency) ?? 0,
    }))
    .filter(row => row.pledgedMinor + row.givenMinor + row.lastYearGivenMinor > 0)
}
