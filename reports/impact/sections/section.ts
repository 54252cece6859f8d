import { heading } from '../../layout/heading.ts'
import type { Sheet } from '../../layout/page.ts'
import { drawBlock, paragraph } from '../../layout/paragraph.ts'
import { type Column, type Row, table } from '../../layout/table.ts'
import { tone } from '../../layout/tone.ts'
import { chartOf, type Hand, handOf, isNothing, isPlain, wholesOf } from '../charts.ts'
import type { ImpactFigures, ImpactRow, ImpactSection } from '../figures.ts'
import { divisionsOf, isEmpty, isHidden } from '../rows.ts'
import { sharesOf } from '../shares.ts'
import type { Voice } from '../wording.ts'
import { drawChart } from './drawn.ts'
import { ownCharts } from './own-charts.ts'

/** One part of the report: what it is about in a sentence, its figures with their codes, its charts. */
export function drawSection(
  sheet: Sheet,
  figures: ImpactFigures,
  section: ImpactSection,
  voice: Voice,
): void {
  const said = sectionWords(section.code, voice)
  heading(sheet, said.heading, 110)
  const { none, hidden } = voice.words
  if (isEmpty(section.rows) || isHidden(section.rows)) {
    drawNothing(sheet, section, voice, isEmpty(section.rows) ? none : hidden)
    return
  }
  if (said.intro !== '') paragraph(sheet, said.intro)
  const hand = handOf(figures, voice)
  table(sheet, columnsOf(voice), rowsOf(section, hand))
  for (const sentence of sharesOf(section.rows, voice)) paragraph(sheet, sentence)
  const divisions = divisionsOf(section.rows, voice.order).filter(({ rows }) => !isNothing(rows))
  for (const division of divisions.filter(isPlain)) drawChart(sheet, chartOf(division, hand), voice)
  for (const chart of ownCharts(section, hand)) drawChart(sheet, chart, voice)
}

function sectionWords(code: string, { words: { sections } }: Voice): { heading: string; intro: string } {
  return Object.entries(sections).find(([name]) => name === code)?.[1] ?? { heading: code, intro: '' }
}

/** A part without a number in one sentence, with the codes of what was looked for. */
function drawNothing(sheet: Sheet, { rows }: ImpactSection, { words, say }: Voice, why: string): void {
  paragraph(sheet, why)
  const codes = [...new Set(rows.map(({ code }) => code))]
  if (codes.length === 0) return
  const text = say(words.codes, { codes: codes.join(', ') })
  drawBlock(sheet, { text, style: { size: 6.8, colour: tone.soft }, tag: 'P' })
}

function columnsOf({ words: { columns } }: Voice): Column[] {
  return [
    { title: columns.figure, weight: 3.7 },
    { title: columns.now, weight: 1.9, align: 'right' },
    { title: columns.before, weight: 1.9, align: 'right' },
    { title: columns.code, weight: 2, quiet: true },
  ]
}

/** The figures first, then what divides them, each division under its name. */
function rowsOf(section: ImpactSection, hand: Hand): Row[] {
  const toRow = (row: ImpactRow): Row => ({ cells: cellsOf(row, hand) })
  const divided = divisionsOf(section.rows, hand.voice.order).flatMap(({ code, dimension, rows }): Row[] => [
    { cells: [nameOf(code, dimension, rows, hand.voice)], over: true },
    ...rows.map(toRow),
  ])
  return [...wholesOf(section).map(toRow), ...divided]
}

function nameOf(code: string, dimension: string, [first]: ImpactRow[], voice: Voice): string {
  if (dimension === 'measure') return voice.measure(first?.by.measure ?? '')
  return voice.say(voice.words.chart.by, {
    figure: voice.alone({ code, by: {} }),
    dimension: voice.by(dimension),
  })
}

const cellsOf = (row: ImpactRow, { voice, most }: Hand): string[] => [
  voice.label(row),
  voice.figure(row.now, row, most),
  voice.figure(row.before, row, most),
  row.code,
]
