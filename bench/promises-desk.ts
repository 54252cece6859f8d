import { deskByHand, proposalByHand } from './by-hand.ts'
import type { House } from './house.ts'
import { get, type Promised } from './promised.ts'
import { readsOf } from './statements.ts'
import { managerOf, todayInHongKong } from './world.ts'

/** The first page of the renewal desk: every agreement is judged, the fifty at most risk are shown. */
export function renewalDesk({ world, headersOf, database }: House): Promised {
  return {
    name: 'renewal desk, first page',
    expect: 200,
    call: get('/renewal-desk', headersOf(managerOf(world))),
    baseline: readsOf,
    byHand: deskByHand(todayInHongKong(), database),
  }
}

/** All partner firms in the order in which they are proposed for a matter that waits for one, each with its reasons. */
export async function proposalOfFirms({ world, headersOf, causeway, database }: House): Promise<Promised> {
  const headers = headersOf(managerOf(world))
  const answer = await fetch(`http://127.0.0.1:${causeway.port}/api/v1/matters?status=draft`, { headers })
  const { items } = (await answer.json()) as { items: { id: string; kind: string }[] }
  const matter = items.find(({ kind }) => kind !== 'centre-work')
  return {
    name: 'proposal of firms',
    expect: 200,
    call: get(`/matters/${matter?.id}/proposal`, headers),
    baseline: readsOf,
    byHand: proposalByHand(todayInHongKong(), matter?.kind ?? '', database),
  }
}
