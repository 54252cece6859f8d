import type { Dimension, PlainCell, PlainTable, Rule } from './table.ts'

/** Categories that had better be printed as one, so that fewer numbers have to be hidden. */
export interface Merging {
  dimension: string
  from: string[]
  into: string
}

/**
 * Proposes which small categories of a table to put together: with their region or other coarser category where they
 * have one, with their neighbours where the categories follow one another, and as `other` where neither is so. It is for
 * the maker of the table to take a proposal up; what is then still small is hidden all the same.
 */
export function proposeMergings(table: PlainTable, rule: Rule): Merging[] {
  return table.dimensions
    .filter(({ overlapping }) => !overlapping)
    .flatMap(dimension => mergingsOf(dimension, peopleBy(table, dimension), rule.threshold))
}

/** The table with the categories of a merging put together. */
export function merge(table: PlainTable, { dimension, from, into }: Merging): PlainTable {
  const renamed = (category: string) => (from.includes(category) ? into : category)
  const cells = new Map<string, PlainCell>()
  for (const cell of table.cells) {
    const category = cell.at[dimension]
    const at = category === undefined ? cell.at : { ...cell.at, [dimension]: renamed(category) }
    const key = JSON.stringify(at)
    cells.set(key, sumOf(cells.get(key), { ...cell, at }))
  }
  const dimensions = table.dimensions.map(one =>
    one.code === dimension ? { ...one, categories: [...new Set(one.categories.map(renamed))] } : one,
  )
  return { ...table, dimensions, cells: [...cells.values()] }
}

function sumOf(one: PlainCell | undefined, other: PlainCell): PlainCell {
  if (!one) return other
  const people = one.people === undefined ? {} : { people: one.people + (other.people ?? 0) }
  return { at: one.at, value: one.value + other.value, ...people }
}

type People = ReadonlyMap<string, number>

/** How many people stand in each category, whatever the other dimensions say. */
function peopleBy({ cells, dimensions }: PlainTable, { code, categories }: Dimension): People {
  const inner = cells.filter(({ at }) => Object.keys(at).length === dimensions.length)
  const ofCategory = (category: string) => inner.filter(({ at }) => at[code] === category)
  const sum = (some: PlainCell[]) => some.reduce((all, { value, people }) => all + (people ?? value), 0)
  return new Map(categories.map(category => [category, sum(ofCategory(category))]))
}

function mergingsOf(dimension: Dimension, people: People, threshold: number): Merging[] {
  const isSmall = (category: string) => {
    const number = people.get(category) ?? 0
    return number > 0 && number <= threshold
  }
  const small = dimension.categories.filter(isSmall)
  if (small.length === 0) return []
  const found = dimension.within
    ? byCoarser(dimension, small)
    : [
        dimension.ordered
          ? neighbours(dimension, small, people, threshold)
          : others(dimension, small, people, threshold),
      ]
  return found
    .filter(({ from }) => from.length > 1)
    .map(({ from, into }) => ({ dimension: dimension.code, from, into }))
}

type Found = Pick<Merging, 'from' | 'into'>

function byCoarser({ categories, within }: Dimension, small: string[]): Found[] {
  const coarser = [...new Set(small.flatMap(category => within?.of[category] ?? []))]
  return coarser.map(into => ({ into, from: categories.filter(category => within?.of[category] === into) }))
}

/** From the first small one on, to the end: stages are fewest towards the last. */
function neighbours({ categories }: Dimension, small: string[], people: People, threshold: number): Found {
  let first = categories.indexOf(small[0] ?? '')
  while (first > 0 && total(categories.slice(first), people) <= threshold) first--
  const from = categories.slice(first)
  return { from, into: `${from[0]}–${from.at(-1)}` }
}

/** The small ones, and as many of the last others as it takes. */
function others({ categories }: Dimension, small: string[], people: People, threshold: number): Found {
  const left = categories.filter(category => !small.includes(category) && people.get(category))
  const from = [...small]
  while ((total(from, people) <= threshold || from.length < 2) && left.length > 0) from.push(left.pop() ?? '')
  return { from, into: 'other' }
}

const total = (categories: readonly string[], people: People) =>
  categories.reduce((sum, category) => sum + (people.get(category) ?? 0), 0)
