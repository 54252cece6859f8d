import { keepTogether, ruleOff, type Sheet, space } from './page.ts'
import { drawBlock } from './paragraph.ts'
import { tone } from './tone.ts'

/** The title of a report with a line above and below; a very long one is set smaller. */
export function title(sheet: Sheet, words: { above: string; title: string; below: string[] }): void {
  drawBlock(sheet, { text: words.above, style: { size: 9, colour: tone.accent, weight: 'strong' }, tag: 'P' })
  space(sheet, 4)
  drawBlock(sheet, {
    text: words.title,
    style: { size: titleSize(words.title), colour: tone.ink, weight: 'strong' },
    tag: 'H1',
  })
  space(sheet, 2)
  for (const text of words.below) drawBlock(sheet, { text, style: { size: 10, colour: tone.soft }, tag: 'P' })
  space(sheet, 12)
  ruleOff(sheet, { colour: tone.accent, thickness: 1.2 })
  space(sheet, 14)
}

/** A section heading, kept on one page with this much of what follows. */
export function heading(sheet: Sheet, text: string, following = 60): void {
  space(sheet, 18)
  keepTogether(sheet, 24 + following)
  drawBlock(sheet, { text, style: { size: 13, colour: tone.accent, weight: 'strong' }, tag: 'H2' })
  space(sheet, 5)
}

/** A heading within a section: of a chart, or of one table among several. */
export function subheading(sheet: Sheet, text: string, following = 40): void {
  space(sheet, 8)
  keepTogether(sheet, 20 + following)
  drawBlock(sheet, { text, style: { size: 9.5, colour: tone.ink, weight: 'strong' }, tag: 'H3' })
  space(sheet, 3)
}

function titleSize(text: string): number {
  if (text.length <= 60) return 23
  return text.length <= 150 ? 17 : 12.5
}
