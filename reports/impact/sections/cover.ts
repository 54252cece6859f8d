import { band } from '../../layout/band.ts'
import { remaining, ruleOff, type Sheet, space } from '../../layout/page.ts'
import { drawBlock, leadParagraph } from '../../layout/paragraph.ts'
import { tone } from '../../layout/tone.ts'
import type { ImpactFigures } from '../figures.ts'
import { headline } from '../headline.ts'
import type { Voice } from '../wording.ts'

/** The first page: whose report it is, of which period, as it was known when, and the period in a few sentences. */
export function drawCover(sheet: Sheet, figures: ImpactFigures, voice: Voice): void {
  const { centre, period, before, preparedOn, asAt } = figures
  const { words } = voice
  band(sheet)
  line(sheet, centre.name, { size: nameSize(centre.name), colour: tone.accent, weight: 'strong' })
  space(sheet, 150)
  drawBlock(sheet, { text: words.report, style: { size: 32, colour: tone.ink, weight: 'strong' }, tag: 'H1' })
  space(sheet, 10)
  line(sheet, voice.span(period), { size: 15, colour: tone.accent })
  space(sheet, 4)
  line(sheet, voice.say(words.beside, { span: voice.span(before) }), { size: 10, colour: tone.soft })
  space(sheet, 22)
  ruleOff(sheet, { colour: tone.accent, thickness: 1.2 })
  space(sheet, 26)
  leadParagraph(sheet, headline(figures, voice))
  drawFoot(sheet, [
    voice.say(words.prepared, { date: voice.date(preparedOn), asAt: voice.moment(asAt) }),
    words.confidential,
  ])
  sheet.pdf.continueOnNewPage()
}

type Style = Parameters<typeof drawBlock>[1]['style']

const line = (sheet: Sheet, text: string, style: Style) => drawBlock(sheet, { text, style, tag: 'P' })

/** At the foot of the page: how the report came to be, and what it keeps to itself. */
function drawFoot(sheet: Sheet, lines: string[]): void {
  space(sheet, Math.max(20, remaining(sheet) - 66))
  ruleOff(sheet, { colour: tone.line, thickness: 0.5 })
  space(sheet, 10)
  for (const text of lines) line(sheet, text, { size: 9, colour: tone.soft })
}

/** A very long name is set smaller. */
function nameSize({ length }: string): number {
  if (length <= 60) return 14
  return length <= 160 ? 11.5 : 9.5
}
