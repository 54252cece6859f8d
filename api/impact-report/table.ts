import { writeCsv } from '../../formats/csv.ts'
import type { ImpactFigures, ImpactRow } from '../../reports/impact/figures.ts'
import { voiceOf } from '../../reports/impact/wording.ts'
import type { Language } from '../../reports/language/languages.ts'
import { cellsOf } from '../printed.ts'

const columns = [
  ...['section', 'code', 'unit', 'by', 'period', 'period_is', 'before', 'before_is'],
  ...['period_from', 'period_to', 'before_from', 'before_to', 'as_at', 'largest_hidden', 'definition'],
]

/** The figures as one table for a spreadsheet: a row a figure, each with its periods and what it counts. Minutes for time, minor units for money. */
export function tableOf(figures: ImpactFigures, language: Language): Buffer {
  const { sections, period, before, asAt, smallCells, definitions } = figures
  const voice = voiceOf(language)
  const saidOf = new Map(definitions.map(({ code, text }) => [code, voice.definition(code, text)]))
  const known = [period.from, period.to, before.from, before.to, asAt, smallCells]
  const line = (section: string, { code, unit, by, now, before: then }: ImpactRow) => [
    ...[section, code, unit, partOf(by), ...cellsOf(now, smallCells), ...cellsOf(then, smallCells)],
    ...[...known, saidOf.get(code) ?? ''],
  ]
  return writeCsv(
    columns,
    sections.flatMap(({ code, rows }) => rows.map(row => line(code, row))),
  )
}

const partOf = (by: Readonly<Record<string, string>>) =>
  Object.entries(by)
    .map(([dimension, value]) => `${dimension}=${value}`)
    .join(';')
