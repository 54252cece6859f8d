import type { Printed } from '../suppression/table.ts'
import type { ImpactFigures, ImpactRow } from './figures.ts'

/** Rows that divide one figure by one dimension, or that belong to one measure. */
export interface Division {
  code: string
  dimension: string
  rows: ImpactRow[]
}

/** The number of a cell; null where it is hidden. */
export const shown = (printed: Printed): number | null => ('value' in printed ? printed.value : null)

/** The dimension by which a row divides its figure; a currency, and the whole that a share is of, divide nothing. */
export function dimensionOf({ by }: ImpactRow): string | undefined {
  return Object.keys(by).find(name => name !== 'currency' && name !== 'part')
}

/** The whole of a figure in the report. */
export function wholeOf(rows: ImpactRow[], code: string): ImpactRow | undefined {
  return rows.find(row => row.code === code && Object.keys(row.by).length === 0)
}

export const allRows = ({ sections }: Pick<ImpactFigures, 'sections'>): ImpactRow[] =>
  sections.flatMap(({ rows }) => rows)

/** The rows that divide a figure, figure by figure and dimension by dimension; of measures, each measure. The values stand in this order. */
export function divisionsOf(rows: ImpactRow[], orderOf: (dimension: string) => string[]): Division[] {
  const found = new Map<string, Division>()
  for (const row of rows) {
    const dimension = dimensionOf(row)
    if (!dimension) continue
    const name = dimension === 'measure' ? `measure ${row.by.measure}` : `${row.code} ${dimension}`
    const division = found.get(name) ?? { code: row.code, dimension, rows: [] }
    division.rows.push(row)
    found.set(name, division)
  }
  for (const { dimension, rows: divided } of found.values()) sortBy(divided, dimension, orderOf(dimension))
  return [...found.values()]
}

/** Whether nothing at all was counted in either period. */
export const isEmpty = (rows: ImpactRow[]): boolean =>
  rows.every(({ now, before }) => shown(now) === 0 && shown(before) === 0)

/** Whether not one number of either period is told, not even that it is small. */
export const isHidden = (rows: ImpactRow[]): boolean =>
  rows.every(({ now, before }) => 'withheld' in now && 'withheld' in before)

/** What the order does not name comes after it, and what is not known comes last. */
function sortBy(rows: ImpactRow[], dimension: string, order: string[]): void {
  const placeOf = ({ by }: ImpactRow) => {
    const value = by[dimension] ?? ''
    if (value === 'unknown') return order.length + 1
    return order.includes(value) ? order.indexOf(value) : order.length
  }
  rows.sort((one, other) => placeOf(one) - placeOf(other))
}
