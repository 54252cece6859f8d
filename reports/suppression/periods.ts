import { type Cell, isOf, type Known, type Looking, leftOf } from './related.ts'

/** Days that a reader can put together from printed periods: those taken together, less those taken off. */
interface Run extends Known {
  /** Numbers of days: the first, and the one after the last. */
  begins: number
  ends: number
}

/** So many numbers at most are kept for one run of days, where releases say different things of it. */
const VARIANTS = 3

/** So many steps may the search for gaps take for one figure. */
const PATIENCE = 20_000

/** Thrown where a search would not end in time: then nobody knows whether the release is safe. */
export class TooMany extends Error {}

/**
 * What a reader learns of one figure from periods that overlap: each number beside the same days put together otherwise,
 * and whatever run of days, with gaps in it or without, comes out nothing or small. Periods are steps from their first
 * day to the day after their last: every way along them, forwards and back, is a run that can be reckoned. Where two runs
 * share no day at which a printed period begins or ends, one can still be a gap in the other.
 *
 * This is all: numbers of days cannot be less than nothing. Runs of several nets can be woven, each taken or taken off,
 * so that every day is in what is left once or not at all. One run of every net is enough, for two of the same net can be
 * tied otherwise, and what is left is then two such weaves, of which each is as small. Only numbers that are seen are woven:
 * a hidden one leaves open as much as it is open itself.
 */
export function knownOfPeriods(group: Cell[], looking: Looking): Known[] {
  if (group.length < 2 || group.every(({ value }) => value === 0)) return []
  const { runs, same } = runsOf(group, looking)
  const direct = runs.filter(isPrinted)
  const found = [...same, ...equals(runs, direct, looking), ...gaps(group, looking), ...inside(direct)]
  return found.filter(known => known.plus.length + known.minus.length > 1 && isSimple(known))
}

const isPrinted = ({ plus, minus }: Run) => plus.length === 1 && minus.length === 0

const isFresh = ({ plus, minus }: Known, { fresh }: Looking) =>
  [...plus, ...minus].some(cell => isOf(cell, fresh))

const isSmall = (left: number, { threshold }: Looking) => left !== 0 && Math.abs(left) <= threshold

const dayOf = (day: string) => Date.parse(day) / 86_400_000

const runOf = (cell: Cell): Run => ({
  ...{ begins: dayOf(cell.from), ends: dayOf(cell.to) + 1 },
  ...{ plus: [cell], minus: [] },
})

const back = ({ begins, ends, plus, minus }: Run): Run => ({
  ...{ begins: ends, ends: begins },
  ...{ plus: minus, minus: plus },
})

/** Every run from a day to a later one, shortest ways first, and the ways that come to the same number. */
function runsOf(group: Cell[], looking: Looking): { runs: Run[]; same: Known[] } {
  const steps = group.map(runOf)
  const from = new Map<number, Run[]>()
  for (const step of [...steps, ...steps.map(back)]) {
    from.set(step.begins, [...(from.get(step.begins) ?? []), step])
  }
  const found = [...from.keys()].map(day => waysFrom(day, from, looking))
  const longer = found.flatMap(({ ways }) =>
    ways.filter(way => way.begins < way.ends && way.plus.length + way.minus.length > 1),
  )
  return { runs: [...steps, ...longer], same: found.flatMap(({ same }) => same) }
}

/**
 * The runs from one day; of two that come to the same number the first is kept, and that they are the same. Both are kept
 * where the number is small and the fresh release stands in the second alone: then it tells what was open before.
 */
function waysFrom(day: number, from: Map<number, Run[]>, looking: Looking): { ways: Run[]; same: Known[] } {
  const ways: Run[] = [{ begins: day, ends: day, plus: [], minus: [] }]
  const reached = new Map([[day, new Map(ways.map(way => [0, way]))]])
  const same: Known[] = []
  const again: Run[] = []
  for (const way of ways) {
    for (const step of from.get(way.ends) ?? []) {
      const next = { begins: day, ends: step.ends, ...joined(way, step) }
      const numbers = reached.get(next.ends) ?? new Map<number, Run>()
      const left = leftOf(next)
      const known = numbers.get(left)
      if (known) same.push(less(next, known))
      if (known && !isFresh(known, looking) && isTelling(next, looking)) again.push(next)
      if (known || numbers.size >= VARIANTS) continue
      reached.set(next.ends, numbers.set(left, next))
      if (next.ends !== day) ways.push(next)
    }
  }
  return { ways: [...ways, ...again], same: same.filter(isHiding) }
}

const joined = (one: Known, other: Known): Known => ({
  plus: [...one.plus, ...other.plus],
  minus: [...one.minus, ...other.minus],
})

const isHiding = ({ plus, minus }: Known) => [...plus, ...minus].some(({ shown }) => !shown)

/** Numbers of the same days beside one another, and runs that nobody printed where they are small or nothing. */
function equals(runs: Run[], direct: Run[], looking: Looking): Known[] {
  const nameOf = ({ begins, ends }: Run) => `${begins} ${ends}`
  const printed = new Map<string, Run[]>()
  for (const run of direct) printed.set(nameOf(run), [...(printed.get(nameOf(run)) ?? []), run])
  return runs.flatMap(run => {
    const same = (printed.get(nameOf(run)) ?? []).filter(
      other => other.plus[0] !== run.plus[0] || !isPrinted(run),
    )
    if (same.length > 0) return same.map(other => less(other, run)).filter(known => isTelling(known, looking))
    return isTelling(run, looking) ? [run] : []
  })
}

/** One run after another was taken off it; what stands on both sides is gone. */
function less(one: Known, other: Known): Known {
  const plus = [...one.plus, ...other.minus]
  const minus = [...one.minus, ...other.plus].filter(cell => {
    const at = plus.indexOf(cell)
    if (at >= 0) plus.splice(at, 1)
    return at < 0
  })
  return { plus, minus }
}

const isSimple = ({ plus, minus }: Known) => new Set([...plus, ...minus]).size === plus.length + minus.length

function isTelling(known: Known, looking: Looking): boolean {
  const left = leftOf(known)
  return left === 0 ? isHiding(known) : isSmall(left, looking) && isFresh(known, looking)
}

/** A run that is taken, or taken off. */
interface Strand {
  run: Run
  sign: 1 | -1
}

interface Search {
  runs: Run[]
  netOf: Map<number, number>
  looking: Looking
  patience: { left: number }
}

/** Runs of nets that share no day, taken and taken off by turns where they overlap: what is left where that is small. */
function gaps(group: Cell[], looking: Looking): Known[] {
  const { runs } = runsOf(
    group.filter(({ shown }) => shown),
    looking,
  )
  const netOf = nets(runs.filter(isPrinted))
  if (new Set(netOf.values()).size < 2) return []
  runs.sort((one, other) => one.begins - other.begins)
  const search = { runs, netOf, looking, patience: { left: PATIENCE } }
  return runs.flatMap((run, at) => woven([{ run, sign: 1 }], at, search))
}

/** What can be woven from these strands and others that begin later and overlap them, one of every net. */
function woven(strands: Strand[], at: number, search: Search): Known[] {
  const { runs, netOf, looking, patience } = search
  const whole = strands.reduce<Known>(
    (sum, { run, sign }) => (sign === 1 ? joined(sum, run) : less(sum, run)),
    { plus: [], minus: [] },
  )
  const good = goodUntil(strands)
  const found = strands.length > 1 && good === NEVER && isTelling(whole, looking) ? [whole] : []
  const end = Math.max(...strands.map(({ run }) => run.ends))
  const used = new Set(strands.map(({ run }) => netOf.get(run.begins)))
  for (let next = at + 1; next < runs.length; next++) {
    const run = runs[next]
    if (patience.left-- <= 0) throw new TooMany()
    if (!run || run.begins >= end || run.begins > good) break
    if (used.has(netOf.get(run.begins))) continue
    for (const sign of [1, -1] as const) found.push(...woven([...strands, { run, sign }], next, search))
  }
  return found
}

const NEVER = Number.POSITIVE_INFINITY

/** The first day that is in it more than once, or less than not at all. */
function goodUntil(strands: Strand[]): number {
  const turns = strands
    .flatMap(({ run, sign }) => [
      { day: run.begins, by: sign as number },
      { day: run.ends, by: -sign },
    ])
    .sort((one, other) => one.day - other.day)
  let times = 0
  for (const [at, { day, by }] of turns.entries()) {
    times += by
    if (turns[at + 1]?.day !== day && times !== 0 && times !== 1) return day
  }
  return NEVER
}

/** Which days hang together through printed periods. */
function nets(direct: Run[]): Map<number, number> {
  const netOf = new Map<number, number>()
  for (const { begins, ends } of direct) {
    const [one, other] = [netOf.get(begins) ?? begins, netOf.get(ends) ?? ends]
    netOf.set(begins, one).set(ends, other)
    for (const [day, net] of netOf) if (net === other) netOf.set(day, one)
  }
  return netOf
}

/** A hidden number is no larger than one of more days, and no smaller than one of fewer. */
function inside(direct: Run[]): Known[] {
  const isHidden = ({ plus }: Run) => plus.some(({ shown }) => !shown)
  return direct.flatMap(whole =>
    direct
      .filter(part => part !== whole && part.begins >= whole.begins && part.ends <= whole.ends)
      .filter(part => isHidden(whole) !== isHidden(part) && leftOf(whole) > leftOf(part))
      .map(part => less(whole, part)),
  )
}
