/** Between which whole numbers each unknown lies, as a reader sees it. */
export type Spans = Map<string, readonly [least: number, most: number]>

/** Numbers that, each so many times, add up to nothing. */
export type Sum = readonly (readonly [name: string, times: number])[]

/**
 * Up to `wanted` values that a number can have so that all sums hold with some whole numbers for all others. It narrows
 * every span by every sum until nothing moves, then halves a span and tries both sides; it shares no code with what
 * hides numbers. Throws when it would take too long, so that a proof is never taken for one that was not finished.
 */
export function valuesOf(name: string, spans: Spans, sums: readonly Sum[], wanted: number): Set<number> {
  const found = new Set<number>()
  const all = narrowed(spans, sums)
  if (!all) return found
  const near = sumsAround(name, all, sums)
  const named = new Set([name, ...near.flat().map(([other]) => other)])
  const some: Spans = new Map([...all].filter(([other]) => named.has(other)))
  const [least, most] = all.get(name) ?? [0, -1]
  for (let value = least; value <= most && found.size < wanted; value++) {
    if (isPossible(new Map(some).set(name, [value, value]), near, { left: 20_000 })) found.add(value)
  }
  return found
}

/** The sums that have to do with a number, over numbers that are still open. */
function sumsAround(name: string, spans: Spans, sums: readonly Sum[]): Sum[] {
  const isOpen = ([least, most]: readonly [number, number] = [0, 0]) => least < most
  const reached = new Set([name])
  const near = new Set<Sum>()
  for (const one of reached) {
    for (const sum of sums.filter(terms => terms.some(([other]) => other === one))) {
      near.add(sum)
      for (const [other] of sum) if (isOpen(spans.get(other))) reached.add(other)
    }
  }
  return [...near]
}

function isPossible(spans: Spans, sums: readonly Sum[], patience: { left: number }): boolean {
  if (patience.left-- <= 0) throw new Error('The reader gave up')
  const all = narrowed(spans, sums)
  if (!all) return false
  const [open] = [...all].filter(([, [least, most]]) => least < most).sort(byWidth)
  if (!open) return true
  const [name, [least, most]] = open
  const middle = Math.floor((least + most) / 2)
  const halves = [
    [least, middle],
    [middle + 1, most],
  ] as const
  return halves.some(half => isPossible(new Map(all).set(name, half), sums, patience))
}

type Span = [string, readonly [number, number]]
const byWidth = ([, one]: Span, [, other]: Span) => one[1] - one[0] - (other[1] - other[0])

/** Spans from which everything was taken that a single sum rules out; null when nothing is left of one. */
function narrowed(spans: Spans, sums: readonly Sum[]): Spans | null {
  const all: Spans = new Map(spans)
  for (let moved = true; moved; ) {
    moved = false
    for (const sum of sums) {
      for (const [name, times] of sum) {
        const [least, most] = all.get(name) ?? [0, 0]
        const [low, high] = restOf(sum, name, all)
        // What is left for this number: times × number = −rest.
        const ends = [-low / times, -high / times]
        const next = [
          Math.max(least, Math.ceil(Math.min(...ends))),
          Math.min(most, Math.floor(Math.max(...ends))),
        ] as const
        if (next[0] > next[1]) return null
        if (next[0] > least || next[1] < most) {
          all.set(name, next)
          moved = true
        }
      }
    }
  }
  return all
}

function restOf(sum: Sum, but: string, spans: Spans): [number, number] {
  let [low, high] = [0, 0]
  for (const [name, times] of sum) {
    if (name === but) continue
    const [least, most] = spans.get(name) ?? [0, 0]
    low += times > 0 ? times * least : times * most
    high += times > 0 ? times * most : times * least
  }
  return [low, high]
}
