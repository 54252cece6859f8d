import type { ServiceWay } from '../../models/Step.ts'
import type { Chance } from '../chance.ts'
import type { Day, WorkingDays } from '../days.ts'
import { type Fact, fact } from './facts.ts'
import { onTheStatedDay, paces, servedAfter, statedAhead } from './pace.ts'

/** What is fixed by hand: how long the case has stood at its stage, and what its last paper states. */
export interface Fixed {
  stays?: number
  statedIn?: number
}

interface Hop {
  stage: string
  after: number
  served: number | null
  ahead: number | null
}

export interface Telling {
  chance: Chance
  days: WorkingDays
  today: Day
  fixed?: Fixed
}

const ways: ServiceWay[] = ['hand', 'post', 'through-lawyer', 'electronic']

/** Gives the stages of a claim their dates, the last of them some days before today. */
export function tellClaim(route: readonly string[], telling: Telling): Fact[] {
  const { chance, today, fixed } = telling
  const hops = hopsOf(route, chance)
  const last = route.at(-1) ?? ''
  const [least, most] = paces[last]?.stays ?? [3, 60]
  const stays = fixed?.stays ?? chance.between(least, most)
  const length = hops.slice(1).reduce((sum, { after }) => sum + after, 0)
  return place(hops, today - stays - length, telling)
}

function hopsOf(route: readonly string[], chance: Chance): Hop[] {
  let before: Hop | undefined
  return route.map((stage, place) => {
    const hop = hopTo(stage, route[place - 1], before, chance)
    before = hop
    return hop
  })
}

function hopTo(stage: string, from: string | undefined, before: Hop | undefined, chance: Chance): Hop {
  const range = (ranges: Record<string, readonly [number, number]>) => {
    const [least, most] = ranges[stage] ?? [null, null]
    return least === null ? null : chance.between(least, most)
  }
  const [least, most] = afterOf(stage, from)
  const drawn = chance.between(least, most)
  const waits = onTheStatedDay.has(stage) && before?.ahead ? before.ahead : drawn
  return { stage, after: waits, served: range(servedAfter), ahead: range(statedAhead) }
}

/** Some waits depend on the stage before: a form after an extension, an appeal after a refused late filing. */
function afterOf(stage: string, from: string | undefined): readonly [number, number] {
  if (stage === 'M05' && from === 'M06') return [2, 6]
  if (stage === 'M07' && from === 'M05') return [12, 15]
  if (stage === 'A05' && from === 'A05') return [5, 20]
  if (stage === 'M08' && from === 'M09') return [20, 60]
  if (stage === 'M12' && from === 'M11') return [5, 12]
  if (stage === 'A02' && from === 'A03') return [30, 90]
  if (stage === 'J07' && from === 'J06') return [14, 24]
  return paces[stage]?.after ?? [10, 60]
}

/** Puts the stages on working days. What is fixed by hand moves later, so that it is never past its time limit. */
function place(hops: readonly Hop[], start: Day, telling: Telling): Fact[] {
  const { chance, days, today, fixed } = telling
  const facts: Fact[] = []
  let nominal = start
  for (const [index, hop] of hops.entries()) {
    const before = facts.at(-1)
    nominal += index === 0 ? 0 : hop.after
    const on = dayFor(hop, before, nominal, telling)
    const isLast = index === hops.length - 1
    const served = hop.served === null ? null : Math.min(on + hop.served, today)
    facts.push(
      fact('claim', hop.stage, on, {
        servedOn: served,
        servedHow: served === null ? null : chance.oneOf(ways),
        statedOn: statedFor(hop, facts, on, isLast, days, { today, fixed, chance }),
      }),
    )
  }
  return facts
}

function dayFor(hop: Hop, before: Fact | undefined, nominal: Day, { days, today, fixed }: Telling): Day {
  const floor = before?.on ?? 0
  if (onTheStatedDay.has(hop.stage) && before?.statedOn) return Math.min(before.statedOn, today)
  if (fixed) return Math.min(days.from(Math.max(nominal, floor)), today)
  return days.upTo(Math.max(nominal, floor), floor)
}

function statedFor(
  hop: Hop,
  earlier: readonly Fact[],
  on: Day,
  isLast: boolean,
  days: WorkingDays,
  { today, fixed, chance }: { today: Day; fixed: Fixed | undefined; chance: Chance },
): Day | null {
  const before = earlier.at(-1)
  // The extension is granted from the day on which the form was served, by two or three weeks.
  if (hop.stage === 'M05' && before?.stage === 'M06') {
    const served = earlier.find(({ stage }) => stage === 'M04')?.servedOn ?? before.on
    return days.from(served + 28 + chance.between(14, 21))
  }
  if (hop.ahead === null) return null
  if (!isLast || hop.stage === 'J06') return days.from(on + hop.ahead)
  if (fixed?.statedIn !== undefined) return today + fixed.statedIn
  return days.from(today + chance.between(2, 30))
}
