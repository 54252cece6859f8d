import { dateInWords } from '../../jurisdictions/words.ts'
import { heading } from '../layout/heading.ts'
import { keepTogether, type Sheet, space } from '../layout/page.ts'
import { drawBlock, note, paragraph } from '../layout/paragraph.ts'
import { type Column, table } from '../layout/table.ts'
import { tone } from '../layout/tone.ts'
import type { Chronology, DeadlineLine } from './figures.ts'
import {
  capital,
  correctionInWords,
  eventInWords,
  handInWords,
  ruleInWords,
  serviceInWords,
  spelled,
  stateInWords,
} from './wording.ts'

interface Listed {
  title: string
  columns: Column[]
  rows: string[][]
  /** What stands there when there is no row. */
  none: string
}

function drawList(sheet: Sheet, { title, columns, rows, none }: Listed): void {
  heading(sheet, title, roomFor(columns, rows[0] ?? []))
  if (rows.length === 0) paragraph(sheet, none)
  else
    table(
      sheet,
      columns,
      rows.map(cells => ({ cells: cells })),
    )
}

/** About the height of a table's head and first row, so that no heading stands alone at the foot of a page. */
function roomFor(columns: Column[], cells: string[]): number {
  const weights = columns.reduce((sum, { weight }) => sum + weight, 0)
  const lines = columns.map(({ weight }, at) =>
    Math.ceil(((cells[at] ?? '').length * weights) / (weight * lettersAcross)),
  )
  return Math.min(36 + Math.max(1, ...lines) * 14, 400)
}

/** How many letters of the ordinary size stand side by side on a page, at the least. */
const lettersAcross = 76

export function drawStanding(sheet: Sheet, { tracks, grounds }: Chronology): void {
  drawList(sheet, {
    title: 'Where the case stands',
    columns: [
      { title: 'Track', weight: 3 },
      { title: 'Stage', weight: 6 },
      { title: 'Since', weight: 3 },
    ],
    rows: tracks.map(({ track, stage, sinceOn }) => [track, stage, dateInWords(sinceOn)]),
    none: 'No stage is known yet.',
  })
  drawList(sheet, {
    title: 'Grounds of the claim',
    columns: [
      { title: 'Ground', weight: 6 },
      { title: 'Result', weight: 3 },
      { title: 'Decided on', weight: 3 },
    ],
    rows: grounds.map(({ ground, result, decidedOn }) => [
      ground,
      result,
      decidedOn ? dateInWords(decidedOn) : '–',
    ]),
    none: 'No ground is on file.',
  })
}

export function drawSteps(sheet: Sheet, { steps, purpose }: Chronology): void {
  const [on, what, served, by] = stepColumns
  drawList(sheet, {
    title: 'What happened',
    columns: purpose === 'handover' ? [on, what, served, by] : [on, what, served],
    rows: steps.map(step => [
      dateInWords(step.on),
      eventInWords(step),
      serviceInWords(step),
      handInWords(step.recorded),
    ]),
    none: 'Nothing has been recorded yet.',
  })
}

// The longest day, 30 September 2026, stands on one line.
const day = { title: 'Day', weight: 3 }

const stepColumns = [
  day,
  { title: 'What happened', weight: 5.8 },
  { title: 'Served and learnt', weight: 3.1 },
  { title: 'Recorded by', weight: 2.6 },
] as const satisfies Column[]

export function drawCorrected(sheet: Sheet, { corrected }: Chronology): void {
  if (corrected.length === 0) return
  drawList(sheet, {
    title: 'Corrected: this did not happen as it was recorded',
    columns: [
      day,
      { title: 'What was recorded', weight: 5.3 },
      { title: 'Why it was corrected', weight: 4.5 },
      { title: 'Recorded by', weight: 2.4 },
    ],
    rows: corrected.map(step => [
      dateInWords(step.on),
      `${eventInWords(step)} ${serviceInWords(step)}`,
      correctionInWords(step),
      handInWords(step.recorded),
    ]),
    none: '',
  })
}

export function drawDeadlines(sheet: Sheet, { deadlines }: Chronology): void {
  heading(sheet, 'Deadlines, each with its sum')
  if (deadlines.length === 0) paragraph(sheet, 'No deadline is on file.')
  for (const deadline of deadlines) drawDeadline(sheet, deadline)
}

function drawDeadline(sheet: Sheet, deadline: DeadlineLine): void {
  const { name, demands, track, lastDay, reminder, internalTarget, sum } = deadline
  space(sheet, 6)
  // The name stays with what follows it, and the whole is broken only where it is long.
  keepTogether(sheet, 74)
  drawBlock(sheet, {
    text: `${dateInWords(lastDay)}: ${name}`,
    style: { size: 10.5, colour: tone.ink, weight: 'strong' },
    tag: 'H3',
  })
  space(sheet, 2)
  const target = internalTarget ? ` The centre’s own day: ${dateInWords(internalTarget)}.` : ''
  paragraph(sheet, `${track}. ${reminder ? 'A reminder: ' : 'Demands: '}${demands}.${target}`)
  paragraph(sheet, `The sum: ${spelled(sum)}.`)
  paragraph(sheet, stateInWords(deadline))
  note(sheet, ruleInWords(deadline))
}

export function drawMatters(sheet: Sheet, { matters, documents, purpose }: Chronology): void {
  drawList(sheet, {
    title: 'Work of law firms',
    columns: [
      { title: 'Matter', weight: 2.6 },
      { title: 'Work', weight: 3 },
      { title: 'Firm', weight: 4.4 },
      { title: 'From, to', weight: 4 },
    ],
    rows: matters.map(one => [
      one.reference,
      one.work,
      one.firm ?? 'No firm yet',
      `${dateInWords(one.openedOn)} to ${one.closedOn ? dateInWords(one.closedOn) : `this day (${one.status})`}`,
    ]),
    none: 'No matter is on file.',
  })
  const [on, document, matter, by] = documentColumns
  drawList(sheet, {
    title: 'Documents',
    columns: purpose === 'handover' ? [on, document, matter, by] : [on, document, matter],
    rows: documents.map(one => [
      dateInWords(one.on),
      `${capital(one.state)}. ${one.title}. File: ${one.name}`,
      one.matter,
      one.by ?? '–',
    ]),
    none: 'No document is on file.',
  })
}

const documentColumns = [
  day,
  { title: 'Document', weight: 5.6 },
  { title: 'Matter', weight: 2.6 },
  { title: 'Handed in by', weight: 3 },
] as const satisfies Column[]
