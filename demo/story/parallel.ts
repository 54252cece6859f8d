import type { Chance } from '../chance.ts'
import type { Day, WorkingDays } from '../days.ts'
import { type Fact, fact } from './facts.ts'

export interface Beside {
  chance: Chance
  days: WorkingDays
  today: Day
  claim: readonly Fact[]
  /** The day on which the centre's work ended; null while it goes on. */
  closedOn: Day | null
  /** Whether the dates that come round are kept; one that lapsed is told as such. */
  steady: boolean
}

/** What moves beside the claim: custody, public legal aid, assistance, work, resettlement. */
export function tellBeside(telling: Beside): Fact[] {
  return [
    ...custody(telling),
    ...legalAid(telling),
    ...assistance(telling),
    ...work(telling),
    ...unhcr(telling),
  ]
}

const dayOfStage = (claim: readonly Fact[], ...stages: string[]) =>
  claim.find(({ stage }) => stages.includes(stage))?.on

/** Dates that come round: each paper states the next one, the last of them lies ahead. */
function rounds({ chance, days, today, claim }: Beside, every: number): { on: Day; next: Day }[] {
  const begin = claim[0]?.on ?? today
  const list: { on: Day; next: Day }[] = []
  let next = days.from(today + chance.between(1, every - 1))
  for (let left = chance.between(2, 4); left > 0; left--) {
    const on = days.upTo(next - every, 0)
    if (on < begin + 14 || on > today) break
    list.unshift({ on, next })
    next = on
  }
  return list
}

function custody(telling: Beside): Fact[] {
  const { chance, today, claim, closedOn, steady } = telling
  const begin = claim[0]?.on ?? today
  if (closedOn !== null || chance.happens(0.3)) return []
  if (!steady && chance.happens(0.03))
    return [fact('custody', 'C01', Math.max(begin, today - chance.between(3, 40)))]
  const reports = rounds(telling, chance.oneOf([28, 42, 56, 84]))
  const first = reports[0]
  const detained =
    first && chance.happens(0.3) && first.on - 20 > begin
      ? [fact('custody', 'C01', first.on - chance.between(10, 19))]
      : []
  return [...detained, ...reports.map(({ on, next }) => fact('custody', 'C02', on, { statedOn: next }))]
}

function legalAid({ chance, days, today, claim }: Beside): Fact[] {
  const briefed = dayOfStage(claim, 'M04')
  if (briefed === undefined || chance.happens(0.35)) return []
  const referred = days.upTo(briefed + chance.between(1, 7), briefed)
  const assigned = days.upTo(referred + chance.between(5, 20), referred)
  const decided = dayOfStage(claim, 'A01', 'A03')
  const appeal = decided !== undefined && decided > assigned ? decided + 1 : null
  const passed = chance.happens(0.3)
  const facts = [
    fact('legal-aid', 'L01', referred),
    fact('legal-aid', 'L02', assigned),
    ...(appeal === null ? [] : [fact('legal-aid', passed ? 'L03' : 'L04', appeal)]),
    ...(appeal === null || passed ? [] : [fact('legal-aid', 'L05', appeal + 7)]),
  ]
  return facts.filter(({ on }) => on <= today)
}

function assistance(telling: Beside): Fact[] {
  const { chance, days, today, claim, closedOn, steady } = telling
  const confirmed = dayOfStage(claim, 'M03', 'P02', 'A01')
  if (confirmed === undefined || closedOn !== null || chance.happens(0.55)) return []
  const referred = days.upTo(confirmed + chance.between(3, 20), confirmed)
  const assigned = days.upTo(referred + chance.between(5, 25), referred)
  const contracts = rounds(telling, 30).filter(({ on }) => on > assigned)
  const suspended = !steady && contracts.length > 1 && chance.happens(0.05) ? contracts.pop() : undefined
  return [
    fact('assistance', 'H01', referred),
    fact('assistance', 'H02', assigned),
    ...contracts.map(({ on, next }) => fact('assistance', 'H03', on, { statedOn: next })),
    ...(suspended ? [fact('assistance', 'H04', suspended.on)] : []),
  ].filter(({ on }) => on <= today)
}

/** Half a year at a time, for those whose claim was substantiated. */
function work({ chance, days, today, claim, closedOn }: Beside): Fact[] {
  const won = dayOfStage(claim, 'M13', 'A07')
  if (won === undefined || closedOn !== null || chance.happens(0.3)) return []
  const applied = days.from(won + chance.between(20, 60))
  if (applied > today) return []
  const facts = [fact('work', 'E01', applied)]
  let granted = days.from(applied + chance.between(40, 90))
  for (let number = 0; granted <= today; number++) {
    const until = granted + 182
    facts.push(fact('work', number === 0 ? 'E02' : 'E03', granted, { statedOn: until }))
    granted = days.upTo(until, granted)
  }
  return facts
}

function unhcr({ claim }: Beside): Fact[] {
  const stages: [string, string][] = [
    ['P06', 'U01'],
    ['P07', 'U02'],
    ['P08', 'U03'],
    ['P10', 'U06'],
  ]
  return stages.flatMap(([of, stage]) => {
    const on = dayOfStage(claim, of)
    return on === undefined ? [] : [fact('unhcr', stage, on)]
  })
}
