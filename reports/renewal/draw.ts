import { markInWords } from '../fingerprint.ts'
import type { Mark } from '../kind.ts'
import { heading, title } from '../layout/heading.ts'
import { closeSheet, openSheet, type Sheet } from '../layout/page.ts'
import { leadParagraph, note } from '../layout/paragraph.ts'
import type { RenewalFigures } from './figures.ts'
import { headline } from './headline.ts'
import { objections } from './mask.ts'
import { drawHours } from './sections/hours.ts'
import { drawKeyFigures } from './sections/key-figures.ts'
import { drawMatters } from './sections/matters.ts'
import { drawPledge } from './sections/pledge.ts'
import { date, language, span, yearName } from './wording.ts'

const rounding =
  'Hours are added up in minutes and rounded to one decimal only when printed, so rounded months may differ from the total in the last decimal.'
const smallNumbers =
  'Small numbers: one to four people or matters are printed as “1–4”, so that nobody can be recognised. Another number may be left out as “not shown” where the small one could otherwise be worked out. Totals follow the same rule.'

/** Draws a firm's renewal report, with its fingerprint where it has one. The same figures give the same bytes. */
export async function draw(figures: RenewalFigures, mark?: Mark): Promise<Buffer> {
  const faults = objections(figures)
  if (faults.length > 0) throw new Error(`These figures may not be printed: ${faults.join('; ')}`)
  const sheet = openSheet({
    title: `Partnership renewal report ${yearName(figures.period)}: ${figures.firm.name}`,
    lang: language,
    createdAt: new Date(`${figures.preparedOn}T00:00:00Z`),
  })
  drawTitle(sheet, figures)
  leadParagraph(sheet, headline(figures))
  drawKeyFigures(sheet, figures)
  drawHours(sheet, figures)
  drawPledge(sheet, figures)
  drawMatters(sheet, figures)
  drawDefinitions(sheet, figures)
  if (mark) drawMark(sheet, mark)
  return closeSheet(
    sheet,
    `Partnership renewal report, ${span(figures.period)}. Prepared on ${date(figures.preparedOn)}.`,
  )
}

function drawTitle(sheet: Sheet, { centre, firm, programme, period }: RenewalFigures): void {
  title(sheet, {
    above: `${centre.name} · ${programme}`,
    title: firm.name,
    below: [`Partnership renewal report ${yearName(period)}: ${span(period)}`, firm.offices.join(' · ')],
  })
}

function drawDefinitions(sheet: Sheet, { definitions }: RenewalFigures): void {
  heading(sheet, 'How the figures were counted')
  for (const definition of [...definitions, rounding, smallNumbers]) note(sheet, definition)
}

function drawMark(sheet: Sheet, mark: Mark): void {
  heading(sheet, 'Whether this report is genuine')
  note(sheet, markInWords(mark))
}
