import { figureOf } from '../figures/catalogue.ts'
import { count } from '../figures/count.ts'
import type { Extent } from './count.ts'

/** When the report is drawn up, and the centre's zone, in which its days begin. */
export interface Knowing {
  asAt: Date
  zone: string
}

export interface HelpedBare {
  people: number
  sent: number
  reached: number
}

/** What the psychosocial side of the whole programme did in the period, as far as the reader may count it. */
export async function countHelped({ ability, period }: Extent, knowing: Knowing): Promise<HelpedBare> {
  const question = { ability, period: { from: period.startsOn, to: period.endsOn }, ...knowing, by: [] }
  const met = await count(figureOf('people.met-a-service'), question)
  const reached = await count(figureOf('referrals.reached-service'), question)
  return { people: met.total ?? 0, sent: reached.of ?? 0, reached: reached.total ?? 0 }
}
