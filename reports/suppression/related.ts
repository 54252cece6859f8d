/** A cell of one release or of several that say the same of it, printed or not. */
export interface Cell {
  /** Its place in the puzzle. */
  place: number
  releases: string[]
  figure: string
  /** The first and the last day that it covers. */
  from: string
  to: string
  by: Readonly<Record<string, string>>
  /** The dimensions of which its release has one category alone, such as one firm. */
  among: readonly string[]
  value: number
  counts: boolean
  /** Whether a reader sees the number. */
  shown: boolean
}

/** Cells of which a reader knows what is left when some are taken from the others. */
export interface Known {
  plus: Cell[]
  minus: Cell[]
}

/** What a reader who has one release more than before can take from one another; the rest was judged when it came. */
export interface Looking {
  fresh: string
  /** The largest number that is small. */
  threshold: number
}

export const isOf = ({ releases }: Cell, release: string): boolean => releases.includes(release)

export const leftOf = ({ plus, minus }: Known): number => sum(plus) - sum(minus)

const sum = (cells: Cell[]) => cells.reduce((all, { value }) => all + value, 0)

/** Cells that count the same in the same part of all people, whatever the days. */
export function groups(
  cells: Cell[],
  keyOf = ({ figure, by }: Cell) => JSON.stringify([figure, Object.entries(by).sort()]),
): Cell[][] {
  const found = new Map<string, Cell[]>()
  for (const cell of cells) {
    const key = keyOf(cell)
    const group = found.get(key)
    if (group) group.push(cell)
    else found.set(key, [cell])
  }
  return [...found.values()]
}

/** Every cell with those of other releases that count a part of its people in the same days: one part, and all parts. */
export function partsOfPeople(cells: Cell[]): Known[] {
  return groups(cells, ({ figure, from, to }) => `${figure} ${from} ${to}`).flatMap(group =>
    group.some(({ among }) => among.length > 0) ? group.flatMap(whole => partsOf(whole, group)) : [],
  )
}

function partsOf(whole: Cell, group: Cell[]): Known[] {
  const finer = group.filter(cell => dimensionMore(whole, cell) !== null)
  const singles = finer.map(part => ({ plus: [whole], minus: [part] }))
  const together = groups(finer, part => dimensionMore(whole, part) ?? '')
    .map(parts => [...new Map(parts.map(part => [JSON.stringify(part.by), part])).values()])
    .filter(parts => parts.length > 1)
  return [...singles, ...together.map(parts => ({ plus: [whole], minus: parts }))]
}

/** The one dimension by which a release is about a part of a cell's people; null where the two differ otherwise. */
function dimensionMore(whole: Cell, part: Cell): string | null {
  if (whole.releases.some(release => isOf(part, release))) return null
  const more = Object.keys(part.by).filter(code => !(code in whole.by))
  const same = Object.entries(whole.by).every(([code, category]) => part.by[code] === category)
  const [code = ''] = more
  return same && more.length === 1 && part.among.includes(code) ? code : null
}
