/** A cell of a release, printed or not. */
export interface Cell {
  /** Its place in the puzzle. */
  place: number
  release: string
  figure: string
  /** The first and the last day that it covers. */
  from: string
  to: string
  by: Readonly<Record<string, string>>
  /** The dimensions of which its release has one category alone, such as one firm. */
  among: readonly string[]
  value: number
  counts: boolean
}

/** That some cells are parts of another. */
export interface Known {
  whole: Cell
  parts: Cell[]
}

/**
 * Every cell with what lies inside its days and counts the same: the same days in another release, shorter ones, runs of
 * periods that follow one another, and a run from its first day with one to its last.
 */
export function runsWithin(cells: Cell[]): Known[] {
  return groups(cells, ({ figure, by }) => JSON.stringify([figure, Object.entries(by).sort()])).flatMap(
    group => group.flatMap((whole, index) => within(whole, group, index)),
  )
}

function within(whole: Cell, group: Cell[], index: number): Known[] {
  const inside = group.filter(
    (cell, at) =>
      cell !== whole && cell.from >= whole.from && cell.to <= whole.to && !isTwin(cell, whole, at < index),
  )
  const runs = inside.flatMap(first => runsFrom(first, inside))
  const [starting, ending] = [
    runs.filter(run => begin(run) === whole.from),
    runs.filter(run => end(run) === whole.to),
  ]
  const around = starting.flatMap(one =>
    ending.filter(other => daysAfter(end(one), begin(other)) > 1).map(other => [...one, ...other]),
  )
  return [...runs, ...around].map(parts => ({ whole, parts }))
}

/** The same days in two releases are compared once. */
const isTwin = (one: Cell, other: Cell, isEarlier: boolean) =>
  one.from === other.from && one.to === other.to && !isEarlier

function runsFrom(first: Cell, inside: Cell[]): Cell[][] {
  const further = inside.filter(next => daysAfter(first.to, next.from) === 1)
  return [[first], ...further.flatMap(next => runsFrom(next, inside).map(run => [first, ...run]))]
}

const begin = (run: Cell[]) => run[0]?.from ?? ''
const end = (run: Cell[]) => run.at(-1)?.to ?? ''

const daysAfter = (day: string, later: string) => (Date.parse(later) - Date.parse(day)) / 86_400_000

/** Every cell with those of other releases that count a part of its people in the same days: one part, and all parts. */
export function partsOfPeople(cells: Cell[]): Known[] {
  return groups(cells, ({ figure, from, to }) => `${figure} ${from} ${to}`).flatMap(group =>
    group.flatMap(whole => partsOf(whole, group)),
  )
}

function partsOf(whole: Cell, group: Cell[]): Known[] {
  const finer = group.filter(cell => cell.release !== whole.release && dimensionMore(whole, cell) !== null)
  const singles = finer.map(part => ({ whole, parts: [part] }))
  const together = groups(finer, part => dimensionMore(whole, part) ?? '')
    .map(parts => [...new Map(parts.map(part => [JSON.stringify(part.by), part])).values()])
    .filter(parts => parts.length > 1)
  return [...singles, ...together.map(parts => ({ whole, parts }))]
}

/** The one dimension by which a release is about a part of a cell's people; null where the two differ otherwise. */
function dimensionMore(whole: Cell, part: Cell): string | null {
  const more = Object.keys(part.by).filter(code => !(code in whole.by))
  const same = Object.entries(whole.by).every(([code, category]) => part.by[code] === category)
  const [code = ''] = more
  return same && more.length === 1 && part.among.includes(code) ? code : null
}

function groups(cells: Cell[], keyOf: (cell: Cell) => string): Cell[][] {
  const found = new Map<string, Cell[]>()
  for (const cell of cells) {
    const key = keyOf(cell)
    found.set(key, [...(found.get(key) ?? []), cell])
  }
  return [...found.values()]
}
