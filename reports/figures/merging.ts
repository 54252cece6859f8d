import { type Merging, proposeMergings } from '../suppression/merge.ts'
import { usualRule } from '../suppression/table.ts'
import { type Counted, isConcealed, plainOf } from './conceal.ts'
import type { Cell, Table } from './table.ts'

/**
 * Which small categories of a figure had better be told as one, so that less has to be hidden: those of the first period,
 * as the two are told side by side. They are named by what is in them, for a figure may have a category `other` of its own.
 * None for a figure of which nothing is hidden.
 */
export function mergingsFor([now]: readonly Counted[], smallCells: number): Merging[] {
  if (!now || !isConcealed(now.table)) return []
  const asked: readonly string[] = now.table.dimensions
  const rule = { ...usualRule, threshold: smallCells }
  return proposeMergings(plainOf(now.table, now.period), rule)
    .filter(({ dimension }) => asked.includes(dimension))
    .map(({ dimension, from }) => ({ dimension, from, into: from.join('+') }))
}

/** The figure with those categories told as one. */
export function mergeTable(table: Table, mergings: readonly Merging[]): Table {
  const cells = new Map<string, Cell>()
  for (const cell of table.cells) {
    const by = mergings.reduce(renamed, cell.by)
    const key = JSON.stringify(by)
    const known = cells.get(key)
    cells.set(key, known ? sumOf(known, cell) : { ...cell, by })
  }
  return { ...table, cells: [...cells.values()] }
}

function renamed(by: Cell['by'], { dimension, from, into }: Merging): Cell['by'] {
  const category = Object.entries(by).find(([name]) => name === dimension)?.[1]
  return category !== undefined && from.includes(category) ? { ...by, [dimension]: into } : by
}

const sumOf = (one: Cell, other: Cell): Cell => ({
  ...one,
  value: one.value + other.value,
  ...(one.of === undefined ? {} : { of: one.of + (other.of ?? 0) }),
})
