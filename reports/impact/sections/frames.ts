import { heading, subheading } from '../../layout/heading.ts'
import type { Sheet } from '../../layout/page.ts'
import { note, paragraph } from '../../layout/paragraph.ts'
import { type Column, type Row, table } from '../../layout/table.ts'
import type { ImpactFigures, ImpactFrame } from '../figures.ts'
import { isEmpty } from '../rows.ts'
import type { Voice } from '../wording.ts'

/** The same figures in the order in which others ask for them, where there are any. */
export function drawFrames(sheet: Sheet, { frames, smallCells }: ImpactFigures, voice: Voice): void {
  const answered = frames.map(frame => ({
    ...frame,
    lines: frame.lines.filter(({ figures }) => figures.length > 0),
  }))
  const found = answered.filter(({ lines }) => !isEmpty(lines.flatMap(line => line.figures)))
  if (found.length === 0) return
  heading(sheet, voice.words.frames.heading, 160)
  paragraph(sheet, voice.words.frames.intro)
  for (const frame of found) drawFrame(sheet, frame, { voice, most: smallCells })
}

function drawFrame(sheet: Sheet, frame: ImpactFrame, { voice, most }: { voice: Voice; most: number }): void {
  const { columns } = voice.words
  const told = frame.translations?.[voice.language] ?? frame
  subheading(sheet, told.title, 110)
  note(sheet, told.source)
  const heads: Column[] = [
    { title: columns.figure, weight: 3.7 },
    { title: columns.now, weight: 1.9, align: 'right' },
    { title: columns.before, weight: 1.9, align: 'right' },
    { title: columns.code, weight: 2, quiet: true },
  ]
  const rows = frame.lines.flatMap((line): Row[] => [
    { cells: [lineName(line, voice)], over: true },
    ...line.figures.map(row => ({
      cells: [
        voice.alone(row),
        voice.figure(row.now, row, most),
        voice.figure(row.before, row, most),
        row.code,
      ],
    })),
  ])
  table(sheet, heads, rows)
  for (const line of frame.lines) drawRemark(sheet, line, voice)
}

type Line = ImpactFrame['lines'][number]

const toldOf = (line: Line, { language }: Voice) => line.translations?.[language] ?? line

const lineName = (line: Line, voice: Voice) => toldOf(line, voice).title

function drawRemark(sheet: Sheet, line: Line, voice: Voice): void {
  const remark = toldOf(line, voice).note
  if (remark) note(sheet, voice.say(voice.words.frames.remark, { line: lineName(line, voice), note: remark }))
}
