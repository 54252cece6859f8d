import { giftKinds } from '../../models/GiftInKind.ts'
import type { Extents } from './count.ts'
import { type Given, giftsByKind } from './count-gifts.ts'
import type { GiftRow } from './figures.ts'

/** What was given in kind in both years, a row for each kind and currency. Currencies are never added together. */
export async function gatherGifts({ thisYear, lastYear }: Extents): Promise<GiftRow[]> {
  const now = await giftsByKind(thisYear)
  const before = lastYear ? await giftsByKind(lastYear) : []
  const rows = new Map([...now, ...before].map(given => [nameOf(given), given]))
  return [...rows.entries()].sort(inOrder).map(([name, { kind, currency }]) => {
    const of = (given: Given[]) => given.find(one => nameOf(one) === name) ?? { gifts: 0, minor: 0 }
    return {
      kind,
      currency,
      gifts: { thisYear: of(now).gifts, lastYear: of(before).gifts },
      statedMinor: { thisYear: of(now).minor, lastYear: of(before).minor },
    }
  })
}

/** By kind as they are listed, then by currency; what has none comes last. */
const nameOf = ({ kind, currency }: Pick<Given, 'kind' | 'currency'>) =>
  `${giftKinds.indexOf(kind)} ${currency ?? '~'}`

const inOrder = ([one]: [string, Given], [other]: [string, Given]) => (one < other ? -1 : 1)
