import { heading } from '../../layout/heading.ts'
import type { Sheet } from '../../layout/page.ts'
import { note, paragraph } from '../../layout/paragraph.ts'
import type { CountedRow, RenewalFigures } from '../figures.ts'
import type { Voice } from '../wording.ts'
import { drawCodes } from './codes.ts'
import { both, comparedTable } from './compared.ts'

/** How closed matters ended, and what happened in the cases meanwhile: events, and no victories. */
export function drawOutcomes(sheet: Sheet, figures: RenewalFigures, voice: Voice): void {
  const { outcomes: said, closings, steps } = voice.words
  const { closed } = figures
  heading(sheet, said.heading, 110)
  if (closed.rows.length === 0 && figures.steps.length === 0) {
    paragraph(sheet, said.none)
    drawCodes(sheet, voice, 'renewal.closed', 'renewal.steps')
    return
  }
  if (closed.rows.length > 0) {
    const all = { label: closings.all, ...both(closed.all, voice.count), strong: true }
    const rows = [...rowsOf(closed.rows, closings, voice), all]
    comparedTable(sheet, figures, { voice, title: said.closed, rows })
  }
  if (figures.steps.length > 0) {
    comparedTable(sheet, figures, { voice, title: said.step, rows: rowsOf(figures.steps, steps, voice) })
  }
  note(sheet, said.sober)
  drawCodes(sheet, voice, 'renewal.closed', 'renewal.steps')
}

const rowsOf = (rows: CountedRow[], names: Record<string, string>, voice: Voice) =>
  rows.map(row => ({ label: names[row.code] ?? row.code, ...both(row, voice.count) }))
