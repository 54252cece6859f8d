import { band } from '../../layout/band.ts'
import { keepTogether, ruleOff, type Sheet, space } from '../../layout/page.ts'
import { drawBlock, leadParagraph } from '../../layout/paragraph.ts'
import { tone } from '../../layout/tone.ts'
import type { RenewalFigures } from '../figures.ts'
import { headline } from '../headline.ts'
import type { Voice } from '../wording.ts'
import { drawCodes } from './codes.ts'
import { drawKeyFigures } from './key-figures.ts'

/** What the paragraph and the large figures count. */
const shown = [
  'renewal.lawyers',
  'renewal.minutes-by-month',
  'renewal.matters-by-kind',
  'renewal.pledge',
  'renewal.money',
] as const

/** The first page: whose report it is, of which year, the year in a paragraph and in four large figures. */
export function drawCover(sheet: Sheet, figures: RenewalFigures, voice: Voice): void {
  const { centre, firm, period, preparedOn } = figures
  const { words } = voice
  band(sheet)
  line(sheet, `${centre.name} · ${words.programme}`, { size: 9.5, colour: tone.accent, weight: 'strong' })
  space(sheet, 108)
  drawBlock(sheet, {
    text: firm.name,
    style: { size: titleSize(firm.name), colour: tone.ink, weight: 'strong' },
    tag: 'H1',
  })
  space(sheet, 10)
  const below = { report: words.report, year: voice.year(period), span: voice.span(period) }
  line(sheet, voice.say(words.below, below), { size: 13, colour: tone.accent })
  if (firm.offices.length > 0) line(sheet, firm.offices.join(' · '), { size: 10, colour: tone.soft })
  space(sheet, 22)
  ruleOff(sheet, { colour: tone.accent, thickness: 1.2 })
  space(sheet, 26)
  leadParagraph(sheet, headline(figures, voice))
  space(sheet, 14)
  drawKeyFigures(sheet, figures, voice)
  drawCodes(sheet, voice, ...shown)
  space(sheet, 30)
  const prepared = { centre: centre.name, date: voice.date(preparedOn) }
  line(sheet, voice.say(words.prepared, prepared), { size: 9, colour: tone.soft })
  if (preparedOn <= period.endsOn) {
    const running = voice.say(words.definitions.running, { date: voice.date(period.endsOn) })
    line(sheet, running, { size: 9, colour: tone.soft })
  }
  line(sheet, words.confidential, { size: 9, colour: tone.soft })
  keepTogether(sheet, sheet.pdf.page.height)
}

type Style = Parameters<typeof drawBlock>[1]['style']

const line = (sheet: Sheet, text: string, style: Style) => drawBlock(sheet, { text, style, tag: 'P' })

/** A very long name is set smaller. */
function titleSize({ length }: string): number {
  if (length <= 40) return 32
  if (length <= 80) return 24
  return length <= 160 ? 18 : 13
}
