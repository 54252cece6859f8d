import type { Count } from './figures.ts'

interface Bounds {
  least: number
  most: number
}

/**
 * Whether a reader could work a masked count out of tables that all add up to the same number. The reader is taken to
 * know the rules of hiding: behind a mask stands one to four, and what is withheld is five or more.
 */
export function tells(tables: Count[][]): boolean {
  const total = tables.map(sum).reduce(narrow)
  return tables.some(counts =>
    counts.some((count, index) => 'masked' in count && isTold(counts, index, total)),
  )
}

function isTold(counts: Count[], index: number, total: Bounds): boolean {
  const others = sum(counts.filter((_, other) => other !== index))
  const { least, most } = narrow(
    { least: 1, most: 4 },
    { least: total.least - others.most, most: total.most - others.least },
  )
  return least === most
}

function sum(counts: Count[]): Bounds {
  return counts
    .map(bounds)
    .reduce((all, one) => ({ least: all.least + one.least, most: all.most + one.most }), {
      least: 0,
      most: 0,
    })
}

function narrow(one: Bounds, other: Bounds): Bounds {
  return { least: Math.max(one.least, other.least), most: Math.min(one.most, other.most) }
}

function bounds(count: Count): Bounds {
  if ('value' in count) return { least: count.value, most: count.value }
  return 'masked' in count ? { least: 1, most: 4 } : { least: 5, most: Number.POSITIVE_INFINITY }
}
