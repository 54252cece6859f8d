import { amounts, type Cell, type Table } from './table.ts'

/** A number as a reader gets it. What is masked is more than nothing, and not said. */
export type Shown = { value: number } | { masked: true }

export interface ShownCell {
  by: Cell['by']
  count: Shown
  of?: Shown
}

export interface ShownTable extends Omit<Table, 'total' | 'of' | 'cells'> {
  total: Shown | null
  of?: Shown
  cells: ShownCell[]
}

const LEAST = 5
const masked: Shown = { masked: true }
const isSmall = (number: number) => number > 0 && number < LEAST

/** Hides the counts of one to four, and with them what would tell them: the next smallest, or else the total. */
export function conceal(table: Table): ShownTable {
  const { total, of, cells, ...said } = table
  if (amounts.includes(table.unit)) {
    return { ...said, total: total === null ? null : { value: total }, cells: cells.map(shown) }
  }
  const hidden = hiddenOf(cells)
  const tells = isSmall(total ?? 0) || isSmall(of ?? 0) || (hidden.size > 0 && hidden.size === cells.length)
  return {
    ...said,
    total: tells || total === null ? masked : { value: total },
    ...(of === undefined ? {} : { of: tells ? masked : { value: of } }),
    cells: cells.map(cell => (hidden.has(cell) ? hide(cell) : shown(cell))),
  }
}

function hiddenOf(cells: Cell[]): Set<Cell> {
  const hidden = new Set(cells.filter(({ value, of = 0 }) => isSmall(value) || isSmall(of)))
  const next = cells
    .filter(cell => !hidden.has(cell) && cell.value > 0)
    .sort((one, other) => one.value - other.value)[0]
  if (hidden.size > 0 && next) hidden.add(next)
  return hidden
}

const shown = ({ by, value, of }: Cell): ShownCell => ({
  by,
  count: { value },
  ...(of === undefined ? {} : { of: { value: of } }),
})

const hide = ({ by, of }: Cell): ShownCell => ({
  by,
  count: masked,
  ...(of === undefined ? {} : { of: masked }),
})
