import type { PlainTable, PrintedTable, Rule } from '../../../reports/suppression/table.ts'

/** A number as a reader sees it: between what and what it may lie. */
interface Seen {
  name: string
  least: number
  most: number
}

type Sum = { whole: string; parts: string[] }

/**
 * A reader with all the time in the world, who shares no code with what hides the numbers: for each hidden number tries
 * every value, and every way to fill in the other hidden cells with it, until two values were found. The finest cells
 * are tried up to a largest number.
 */
export function possible(
  tables: PlainTable[],
  printed: PrintedTable[],
  rule: Rule,
  most: number,
): Map<string, Set<number>> {
  const seen = new Map<string, Seen>()
  const sums: Sum[] = []
  tables.forEach((table, index) => {
    readTable(table, printed[index], rule, most, seen, sums)
  })
  const hidden = [...seen.values()].filter(({ least, most: top }) => least < top)
  return new Map(hidden.map(cell => [cell.name, valuesOf(cell, seen, sums, most)]))
}

function valuesOf(cell: Seen, seen: Map<string, Seen>, sums: Sum[], most: number): Set<number> {
  const values = new Set<number>()
  for (let value = cell.least; value <= Math.min(cell.most, most * 9) && values.size < 2; value++) {
    const fixed = new Map(seen).set(cell.name, { ...cell, least: value, most: value })
    fill([...fixed.values()], sums, () => {
      values.add(value)
      return true
    })
  }
  return values
}

const named = (figure: string, at: Readonly<Record<string, string>>) =>
  `${figure} ${Object.entries(at)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(' ')}`.trim()

function readTable(
  { figure, dimensions, cells }: PlainTable,
  printed: PrintedTable | undefined,
  { threshold }: Rule,
  most: number,
  seen: Map<string, Seen>,
  sums: Sum[],
): void {
  const places = dimensions.reduce<Record<string, string>[]>(
    (all, { code, categories }) =>
      all.flatMap(one => [one, ...categories.map(category => ({ ...one, [code]: category }))]),
    [{}],
  )
  for (const place of places) {
    const name = named(figure, place)
    const index = cells.findIndex(({ at }) => named(figure, at) === name)
    const print = printed?.cells[index]?.printed
    const isAbsent = index < 0 && Object.keys(place).length === dimensions.length
    const before = seen.get(name)
    const isTotal = Object.keys(place).length < dimensions.length
    const top = isTotal ? Number.POSITIVE_INFINITY : most
    const span = isAbsent
      ? [0, 0]
      : !print || !printed?.shown
        ? [0, top]
        : 'value' in print
          ? [print.value, print.value]
          : 'masked' in print
            ? [1, threshold]
            : [threshold + 1, top]
    seen.set(name, {
      name,
      least: Math.max(span[0] ?? 0, before?.least ?? 0),
      most: Math.min(span[1] ?? top, before?.most ?? top),
    })
    for (const { code, categories } of dimensions) {
      if (code in place) continue
      sums.push({
        whole: name,
        parts: categories.map(category => named(figure, { ...place, [code]: category })),
      })
    }
  }
}

function fill(seen: Seen[], sums: Sum[], tell: (values: Map<string, number>) => boolean): void {
  // The finest cells first: everything else follows from them.
  const wholes = new Set(sums.map(sum => sum.whole))
  const inner = seen.filter(({ name }) => !wholes.has(name))
  const values = new Map<string, number>()
  const within = new Map(seen.map(one => [one.name, one]))
  const next = (index: number): boolean => {
    const cell = inner[index]
    if (!cell) return conclude()
    for (let value = cell.least; value <= cell.most; value++) {
      values.set(cell.name, value)
      if (fits(values, sums, within) && next(index + 1)) return true
    }
    values.delete(cell.name)
    return false
  }
  const conclude = (): boolean => {
    const all = new Map(values)
    for (let left = sums.length; left > 0; left--) {
      for (const { whole, parts: of } of sums) {
        if (!of.every(part => all.has(part))) continue
        const sum = of.reduce((total, part) => total + (all.get(part) ?? 0), 0)
        const cell = within.get(whole)
        if (all.has(whole) ? all.get(whole) !== sum : !cell || sum < cell.least || sum > cell.most)
          return false
        all.set(whole, sum)
      }
    }
    return tell(all)
  }
  next(0)
}

/** Whether no sum of the numbers so far is too large or too small already. */
function fits(values: Map<string, number>, sums: Sum[], within: Map<string, Seen>): boolean {
  return sums.every(({ whole, parts }) => {
    const top = within.get(whole)
    if (!top) return true
    let least = 0
    let most = 0
    for (const part of parts) {
      const value = values.get(part)
      least += value ?? within.get(part)?.least ?? 0
      most += value ?? within.get(part)?.most ?? 0
    }
    return least <= top.most && most >= top.least
  })
}
