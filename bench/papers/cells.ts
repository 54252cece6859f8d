import { type Part, textsOf, wordsOf } from './words.ts'

/** Baselines so near to each other, in points, are of one row: a number that was set smaller stands a little higher. */
const ONE_ROW = 6

/** Cells that follow each other as tables: a row of heads alone begins one, and a head alone in its row spans it. */
export function tableOf(cells: Part[]): string {
  let columns = Number.POSITIVE_INFINITY
  const rows: Part[][] = []
  for (const cell of cells) {
    const last = rows.at(-1)
    if (last && belongs(cell, last, columns)) last.push(cell)
    else {
      if (last && isHead(last)) columns = last.length
      rows.push([cell])
    }
  }
  const lines = rows.map((row, at) => {
    if (!isHead(row)) return rowOf(row, columns)
    return `${at === 0 ? '' : '</tbody></table>'}<table><thead>${rowOf(row, columns)}</thead><tbody>`
  })
  return `${rows[0] && isHead(rows[0]) ? '' : '<table><tbody>'}${lines.join('')}</tbody></table>`
}

/** Whether a cell stands in a row that is begun. An empty one has no place and fills what is missing. */
function belongs(cell: Part, row: Part[], columns: number): boolean {
  const [y, begun] = [topOf(cell), row.map(topOf).find(top => top !== undefined)]
  if (y === undefined || begun === undefined) return row.length < columns
  return Math.abs(y - begun) < ONE_ROW
}

const topOf = ({ drawn }: Part) => textsOf(drawn)[0]?.y

const isHead = (row: Part[]) => row.length > 1 && row.every(({ tag }) => tag === 'TH')

function rowOf(row: Part[], columns: number): string {
  const span = row.length === 1 && columns > 1 && Number.isFinite(columns) ? ` colspan="${columns}"` : ''
  return `<tr>${row.map(cell => cellOf(cell, span)).join('')}</tr>`
}

function cellOf({ tag, drawn }: Part, span: string): string {
  const element = tag.toLowerCase()
  return `<${element}${span}>${wordsOf(drawn)}</${element}>`
}
