import type { Ability } from '../../policies/ability.ts'
import { catalogue } from '../figures/catalogue.ts'
import { type Period, periodBefore } from '../figures/period.ts'
import { type FrameNow, frames } from '../frames/frames.ts'
import { conceal } from '../suppression/conceal.ts'
import { type PlainTable, type Printed, type PrintedTable, usualRule } from '../suppression/table.ts'
import { fill, sections } from './contents.ts'
import { type Counting, countingFor } from './counting.ts'
import type { Impact, ImpactFrame, ImpactRow, ImpactSection } from './figures.ts'
import { relationsOf } from './relations.ts'
import { type Bare, BareSheet } from './sheet.ts'
import { wellbeingDefinitions } from './words.ts'

export interface ImpactQuestion {
  period: Period
  asAt: Date
  zone: string
  /** 'YYYY-MM-DD' */
  preparedOn: string
  centre: { name: string }
  smallCells: number
}

/** Counts the programme's period beside the one before, through the door of the reader, and hides the small numbers of both at once. */
export async function gather(ability: Ability, question: ImpactQuestion): Promise<Impact> {
  const { asAt, zone } = question
  return compose(countingFor(ability, { asAt, zone }), question, await frames())
}

/** The report of whatever was counted. */
export async function compose(
  counting: Counting,
  question: ImpactQuestion,
  asked: readonly FrameNow[],
): Promise<Impact> {
  const { period, asAt, smallCells, preparedOn, centre } = question
  const before = periodBefore(period)
  const [now, then] = [new BareSheet(period, counting), new BareSheet(before, counting)]
  await fill(now)
  await fill(then)
  now.relate(relationsOf(now, then))
  const plain = [...now.tables, ...then.tables]
  const printed = conceal(plain, { ...usualRule, threshold: smallCells })
  const shown = new Map(plain.map((table, at) => [table, printed[at]]))
  const parts = sections.map(code => ({ code, rows: rowsOf(code, { now, then, shown }) }))
  return {
    figures: {
      ...{ centre: { name: centre.name }, period, before, asAt: asAt.toISOString(), preparedOn, smallCells },
      sections: parts,
      frames: framesOf(parts, asked),
      definitions: definitionsOf(parts),
    },
    tables: plain.map((table, at) => ({ plain: table, printed: printed[at] as PrintedTable })),
  }
}

interface Sheets {
  now: BareSheet
  then: BareSheet
  shown: Map<PlainTable, PrintedTable | undefined>
}

/** Every number that one of the periods has, in the order of this one. */
function rowsOf(section: string, { now, then, shown }: Sheets): ImpactRow[] {
  const all = [...now.rows, ...then.rows].filter(row => row.section === section)
  const byName = new Map(all.map(row => [nameOf(row), row]))
  const printedIn = (sheet: BareSheet, name: string): Printed => {
    const row = sheet.rows.find(one => one.section === section && nameOf(one) === name)
    if (!row) return { value: 0 }
    if ('value' in row.from) return { value: row.from.value }
    return shown.get(row.from.table)?.cells[row.from.cell]?.printed ?? { withheld: true }
  }
  return [...byName].map(([name, { code, unit, by }]) => ({
    ...{ code, unit, by },
    now: printedIn(now, name),
    before: printedIn(then, name),
  }))
}

const nameOf = ({ code, by }: Pick<Bare, 'code' | 'by'>) => `${code} ${JSON.stringify(by)}`

function framesOf(parts: ImpactSection[], asked: readonly FrameNow[]): ImpactFrame[] {
  const rows = parts.flatMap(part => part.rows)
  return asked.map(({ code, title, source, translations, lines }) => ({
    ...{ code, title, source, ...(translations ? { translations } : {}) },
    lines: lines.map(line => ({
      ...line,
      figures: line.figures.flatMap(figure => rows.filter(row => row.code === figure && isWhole(row))),
    })),
  }))
}

/** The whole of a figure; of money, which has no whole, each currency. */
const isWhole = ({ by, unit }: ImpactRow) => Object.keys(by).length === 0 || unit === 'money'

function definitionsOf(parts: ImpactSection[]) {
  const codes = new Set(parts.flatMap(({ rows }) => rows.map(({ code }) => code)))
  const ours = Object.entries(wellbeingDefinitions).map(([code, text]) => ({ code, text }))
  const all = [...catalogue.map(({ code, definition }) => ({ code, text: definition })), ...ours]
  return all.filter(({ code }) => codes.has(code))
}
