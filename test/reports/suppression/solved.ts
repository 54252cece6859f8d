import type { PlainTable, PrintedTable } from '../../../reports/suppression/table.ts'

type Row = Map<string, number>

const key = (at: Readonly<Record<string, string>>) => JSON.stringify(Object.entries(at).sort())

/**
 * The hidden cells of a table with all its totals that a reader can work out by taking sums from one another: those that
 * stand alone in a row of the reduced equations.
 */
export function solved({ dimensions, cells }: PlainTable, [printed]: PrintedTable[]): string[] {
  const hidden = new Set(
    cells.flatMap(({ at }, index) => ('value' in (printed?.cells[index]?.printed ?? {}) ? [] : [key(at)])),
  )
  const rows = cells.flatMap(({ at }) =>
    dimensions
      .filter(({ code }) => !(code in at))
      .map(({ code, categories }): Row => {
        const row: Row = new Map(categories.map(category => [key({ ...at, [code]: category }), 1]))
        row.set(key(at), -1)
        return new Map([...row].filter(([name]) => hidden.has(name)))
      }),
  )
  return reduced(rows).flatMap(row => (row.size === 1 ? [...row.keys()] : []))
}

function reduced(rows: Row[]): Row[] {
  const done: Row[] = []
  let left = rows
  for (;;) {
    left = left.filter(row => row.size > 0)
    const [pivot, ...others] = left
    const [name, by] = pivot ? ([...pivot][0] ?? []) : []
    if (!pivot || name === undefined || by === undefined) return done
    const without = (row: Row) => minus(row, pivot, (row.get(name) ?? 0) / by)
    left = others.map(without)
    done.splice(0, done.length, ...done.map(without), pivot)
  }
}

function minus(row: Row, other: Row, times: number): Row {
  if (times === 0) return row
  const result: Row = new Map(row)
  for (const [name, value] of other) {
    const left = (result.get(name) ?? 0) - value * times
    if (Math.abs(left) < 1e-9) result.delete(name)
    else result.set(name, left)
  }
  return result
}
