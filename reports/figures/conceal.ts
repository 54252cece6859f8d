import { conceal as concealAll } from '../suppression/conceal.ts'
import { type PlainTable, type Printed, usualRule } from '../suppression/table.ts'
import { catalogue, figureOf } from './catalogue.ts'
import { isOpen } from './figure.ts'
import type { Period } from './period.ts'
import type { Cell, Table } from './table.ts'

export interface ShownCell {
  by: Cell['by']
  count: Printed
  of?: Printed
}

export interface ShownTable extends Omit<Table, 'total' | 'of' | 'cells'> {
  total: Printed | null
  of?: Printed
  cells: ShownCell[]
}

/** A figure of a period before anything is hidden. */
export interface Counted {
  table: Table
  period: Period
}

/**
 * Hides the small counts of one figure in several periods, and whatever would tell them. Figures that
 * tell of no person are open, and told. `smallCells` is the largest number of people that is hidden.
 */
export function conceal(counted: readonly Counted[], smallCells: number): ShownTable[] {
  const plain = counted.map(({ table, period }) => (isConcealed(table) ? plainOf(table, period) : null))
  const hidden = concealAll(
    plain.flatMap(one => one ?? []),
    { ...usualRule, threshold: smallCells },
  )
  let next = 0
  return counted.map(({ table }, at) => {
    const cells = plain[at] ? hidden[next++]?.cells : undefined
    return shownTable(table, cells ? cells.map(({ printed }) => printed) : null)
  })
}

/** Whether small numbers of this figure tell of somebody. */
export const isConcealed = ({ code }: Table): boolean => !isOpen(figureOf(code))

const SHARE = 'among'

/**
 * As the solver reads it: the total, then the cells. Of a share, a cell is one of two parts of that of which it is a
 * share; the other part is printed nowhere, and any reader can reckon it.
 */
export function plainOf({ code, total, of, cells, dimensions }: Table, { from, to }: Period): PlainTable {
  const isShare = of !== undefined
  const overlapping: readonly string[] = catalogue.find(figure => figure.code === code)?.overlapping ?? []
  const told = [{ by: {}, value: total ?? 0, of }, ...cells]
  const divided = dimensions.map(dimension => ({
    code: dimension,
    categories: [...new Set(cells.map(({ by }) => String(by[dimension])))],
    ...(overlapping.includes(dimension) ? { overlapping: true as const } : {}),
  }))
  return {
    figure: code,
    period: `${from}/${to}`,
    dimensions: [...divided, ...(isShare ? [{ code: SHARE, categories: ['part', 'rest'] }] : [])],
    cells: [
      ...told.map(({ by, value }) => ({ at: isShare ? { ...by, [SHARE]: 'part' } : by, value })),
      ...(isShare ? told.map(({ by, of: whole = 0 }) => ({ at: by, value: whole })) : []),
      ...(isShare
        ? told.map(({ by, value, of: whole = 0 }) => ({
            at: { ...by, [SHARE]: 'rest' },
            value: whole - value,
          }))
        : []),
    ],
  }
}

/** The printed numbers come in the order of plainOf(); of an amount, the numbers themselves. */
function shownTable({ total, of, cells, ...said }: Table, printed: Printed[] | null): ShownTable {
  const numberAt = (at: number, value: number): Printed =>
    printed ? (printed[at] ?? { withheld: true }) : { value }
  const wholes = cells.length + 1
  return {
    ...said,
    total: total === null ? null : numberAt(0, total),
    ...(of === undefined ? {} : { of: numberAt(wholes, of) }),
    cells: cells.map((cell, at) => ({
      by: cell.by,
      count: numberAt(at + 1, cell.value),
      ...(of === undefined ? {} : { of: numberAt(wholes + at + 1, cell.of ?? 0) }),
    })),
  }
}
