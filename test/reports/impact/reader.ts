import type { Impact, ImpactRow } from '../../../reports/impact/figures.ts'
import type { PlainTable, Printed } from '../../../reports/suppression/table.ts'
import { type Spans, type Sum, valuesOf } from '../suppression/sums.ts'

type Column = 'now' | 'before'

/** The bare number of a row, which the reader does not know; it only says which unprinted numbers are small. */
export type Truth = (code: string, column: Column) => number

const columns = ['now', 'before'] as const

/** What adds up by the definitions of one period: the first is all the others. A number in angles is printed nowhere. */
const wholes: string[][] = [
  ['people.reached', 'people.carried-over', 'people.new', '<neither carried over nor new>'],
  ['people.reached', 'people.finished', '<not finished>'],
  ['<cases>', 'cases.carried-over', 'cases.opened'],
  ['<cases>', 'cases.closed', 'cases.open-at-end'],
  ['appeals.lodged', 'appeals.in-time', 'remedies.late-filing'],
  ['referrals.sent', 'referrals.fed-back', '<not answered>'],
  ['referrals.fed-back', 'referrals.reached-service', '<only declined>'],
  ['referrals.sent', 'referrals.reached-service', '<did not arrive>'],
]

/** The first are together no fewer than the last. */
const noFewer: [string[], string][] = [
  [['cases.carried-over'], 'people.carried-over'],
  [['cases.opened'], 'people.new'],
  [['cases.closed'], 'people.finished'],
  [['cases.carried-over', 'cases.opened', 'referrals.sent'], 'people.reached'],
]

/** What a period and the one before have in common. */
const across: Sum[] = [
  [
    ['before cases.open-at-end', 1],
    ['now cases.carried-over', -1],
  ],
  [
    ['before people.reached', 1],
    ['before people.finished', -1],
    ['now people.carried-over', -1],
    ['before <only referred>', -1],
  ],
]

/** What divides a figure, and so adds up to it. */
const divided = ['phase', 'service', 'kind']

/**
 * A reader of the finished report, who knows what every figure means and has all the time in the world. Answers the
 * hidden numbers, printed or not, that they find out to less than `width` values.
 */
export function foundOut(
  { figures, tables }: Impact,
  smallCells: number,
  most: number,
  truth: Truth,
): string[] {
  const rows = figures.sections.flatMap(section => section.rows).filter(({ unit }) => unit !== 'money')
  const spans: Spans = new Map()
  const sums: Sum[] = [...across]
  for (const column of columns) {
    for (const row of rows) spans.set(nameOf(column, row), spanOf(row, column, { tables, smallCells, most }))
    for (const [whole = '', ...parts] of wholes) sums.push(sumOf(column, whole, parts))
    for (const [more, less] of noFewer)
      sums.push([...more.map(code => [`${column} ${code}`, 1] as const), ...lessThan(column, less, more)])
    for (const code of new Set(rows.map(row => row.code))) {
      for (const by of divided) sums.push(...partsOf(column, rows, code, by))
    }
    sums.push(...changesOf(column, rows))
  }
  for (const [name] of sums.flat()) if (!spans.has(name)) spans.set(name, [0, most * 3])
  const secret = [...spans].filter(
    ([name, [least, top]]) => least < top && isSecret(name, sums, smallCells, truth),
  )
  return secret.flatMap(([name, [, top]]) => {
    const few = Math.min(3, smallCells)
    const values = valuesOf(name, spans, sums, top === smallCells || name.includes('<') ? few : 3)
    // Of a part of few people a reader knows that it is small, as of a masked number.
    const wanted = Math.max(...values) <= smallCells ? few : 3
    // That a number left out is nothing tells of nobody.
    const isNothing = values.size === 1 && values.has(0)
    return values.size < wanted && !isNothing ? [`${name}: ${[...values]}`] : []
  })
}

const nameOf = (column: Column, { code, by }: Pick<ImpactRow, 'code' | 'by'>) =>
  [column, code, ...Object.entries(by).flat()].join(' ')

const sumOf = (column: Column, whole: string, parts: string[]): Sum => [
  [`${column} ${whole}`, 1],
  ...parts.map(part => [`${column} ${part}`, -1] as const),
]

const lessThan = (column: Column, less: string, more: string[]) =>
  [
    [`${column} ${less}`, -1],
    [`${column} <over ${less} of ${more}>`, -1],
  ] as const

function partsOf(column: Column, rows: ImpactRow[], code: string, by: string): Sum[] {
  const parts = rows.filter(row => row.code === code && by in row.by)
  if (parts.length === 0) return []
  return [[[`${column} ${code}`, 1], ...parts.map(row => [nameOf(column, row), -1] as const)]]
}

function changesOf(column: Column, rows: ImpactRow[]): Sum[] {
  const measures = rows.filter(({ code }) => code === 'wellbeing.two-scores')
  return measures.map(({ by }) => {
    const of = (code: string) => nameOf(column, { code: `wellbeing.${code}`, by })
    return [[of('two-scores'), 1], ...['better', 'same', 'worse'].map(code => [of(code), -1] as const)]
  })
}

interface Seeing {
  tables: Impact['tables']
  smallCells: number
  most: number
}

function spanOf(row: ImpactRow, column: Column, seeing: Seeing): [number, number] {
  const printed: Printed = row[column]
  if ('value' in printed) return [printed.value, printed.value]
  if ('masked' in printed) return [1, seeing.smallCells]
  return [isShown(row, seeing.tables) ? seeing.smallCells + 1 : 0, seeing.most * 3]
}

/** Whether every table in which the figure stands is shown; then a number that is not is larger than a small one. */
function isShown({ code, by }: ImpactRow, tables: Impact['tables']): boolean {
  const isOf = ({ figure, cells }: PlainTable) =>
    figure.startsWith(code) || cells.some(({ at }) => Object.values(at).some(part => part.startsWith(code)))
  const found = tables.filter(
    ({ plain }) => isOf(plain) && (!by.measure || plain.figure.includes(by.measure)),
  )
  return found.length > 0 && found.every(({ printed }) => printed.shown)
}

/** Hidden numbers that are printed are secret; of the unprinted ones those that count few people or records. */
function isSecret(name: string, sums: Sum[], smallCells: number, truth: Truth): boolean {
  if (!name.includes('<')) return true
  if (name.includes('<over') || name.includes('<cases>')) return false
  const sum = [...across, ...sums].find(one => one.some(([part]) => part === name)) ?? []
  const value = sum.reduce(
    (all, [part, times]) => (part === name ? all : all + times * numberOf(part, truth)),
    0,
  )
  return Math.abs(value) > 0 && Math.abs(value) <= smallCells
}

const numberOf = (name: string, truth: Truth) => {
  const [column = 'now', code = ''] = name.split(' ')
  return truth(code, column as Column)
}
