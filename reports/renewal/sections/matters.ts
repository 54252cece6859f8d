import { heading } from '../../layout/heading.ts'
import type { Sheet } from '../../layout/page.ts'
import { paragraph } from '../../layout/paragraph.ts'
import type { CountedRow, RenewalFigures } from '../figures.ts'
import { stageName } from '../labels.ts'
import type { Voice } from '../wording.ts'
import type { Words } from '../words.ts'
import { drawCodes } from './codes.ts'
import { both, comparedTable } from './compared.ts'

/** The year's matters, counted once by kind and once by stage. */
export function drawMatters(sheet: Sheet, figures: RenewalFigures, voice: Voice): void {
  const { matterTables: said } = voice.words
  if (figures.mattersByKind.length === 0 && figures.mattersByStage.length === 0) {
    heading(sheet, said.heading)
    paragraph(sheet, voice.say(said.none, { span: voice.span(figures.period) }))
    drawCodes(sheet, voice, 'renewal.matters-by-kind', 'renewal.matters-by-stage')
    return
  }
  heading(sheet, said.byKind, 110)
  countTable(sheet, figures, { voice, title: said.kind, rows: named(figures.mattersByKind, kindName, voice) })
  drawCodes(sheet, voice, 'renewal.matters-by-kind')
  heading(sheet, said.byStage, 110)
  countTable(sheet, figures, { voice, title: said.stage, rows: named(figures.mattersByStage, stage, voice) })
  drawCodes(sheet, voice, 'renewal.matters-by-stage')
}

function kindName(code: string, { kinds, matterTables }: Words): string {
  const names: Record<string, string> = { ...kinds, all: matterTables.allKinds }
  return names[code] ?? code
}

const stage = (code: string, words: Words) =>
  code === 'all' ? words.matterTables.allStages : stageName(code, words)

interface Named extends CountedRow {
  label: string
}

const named = (
  rows: CountedRow[],
  nameOf: (code: string, words: Words) => string,
  { words }: Voice,
): Named[] => rows.map(row => ({ ...row, label: nameOf(row.code, words) }))

function countTable(
  sheet: Sheet,
  figures: RenewalFigures,
  { voice, title, rows }: { voice: Voice; title: string; rows: Named[] },
): void {
  const all = { label: voice.words.matterTables.all, ...both(figures.totals.matters, voice.count) }
  const each = rows.map(row => ({ label: row.label, ...both(row, voice.count) }))
  comparedTable(sheet, figures, { voice, title, rows: [...each, { ...all, strong: true }] })
}
