import type { PlainTable } from '../../../reports/suppression/table.ts'

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)

/** A table of one dimension with its total. */
export function column(numbers: number[], code = 'kind', given: Partial<PlainTable> = {}): PlainTable {
  const categories = numbers.map((_, index) => `${code}${index}`)
  const cells = numbers.map((value, index) => ({ at: { [code]: categories[index] ?? '' }, value }))
  return {
    figure: 'matters',
    period: '2026',
    dimensions: [{ code, categories }],
    cells: [...cells, { at: {}, value: sum(numbers) }],
    ...given,
  }
}

/** A table of two dimensions with the totals of its rows, its columns and everything. */
export function grid(rows: number[][], codes: [string, string] = ['kind', 'stage']): PlainTable {
  const [down, across] = codes
  const kinds = rows.map((_, index) => `${down}${index}`)
  const stages = (rows[0] ?? []).map((_, index) => `${across}${index}`)
  const cells = rows.flatMap((row, i) =>
    row.map((value, j) => ({ at: { [down]: kinds[i] ?? '', [across]: stages[j] ?? '' }, value })),
  )
  const downTotals = rows.map((row, i) => ({ at: { [down]: kinds[i] ?? '' }, value: sum(row) }))
  const acrossTotals = stages.map((stage, j) => ({
    at: { [across]: stage },
    value: sum(rows.map(row => row[j] ?? 0)),
  }))
  return {
    figure: 'matters',
    period: '2026',
    dimensions: [
      { code: down, categories: kinds },
      { code: across, categories: stages },
    ],
    cells: [...cells, ...downTotals, ...acrossTotals, { at: {}, value: sum(rows.flat()) }],
  }
}
