import type { Mark } from '../kind.ts'
import type { Language } from '../language/languages.ts'
import { closeSheet, openSheet } from '../layout/page.ts'
import type { RenewalFigures } from './figures.ts'
import { objections } from './mask.ts'
import { drawCover } from './sections/cover.ts'
import { drawDefinitions } from './sections/definitions.ts'
import { drawGifts } from './sections/gifts.ts'
import { drawHelped } from './sections/helped.ts'
import { drawHours } from './sections/hours.ts'
import { drawLawyers } from './sections/lawyers.ts'
import { drawMark } from './sections/mark.ts'
import { drawMatters } from './sections/matters.ts'
import { drawOutcomes } from './sections/outcomes.ts'
import { drawPledge } from './sections/pledge.ts'
import { drawProposal } from './sections/proposal.ts'
import { drawTraining } from './sections/training.ts'
import { voiceOf } from './wording.ts'

const sections = [
  drawCover,
  drawHours,
  drawPledge,
  drawLawyers,
  drawMatters,
  drawOutcomes,
  drawTraining,
  drawGifts,
  drawHelped,
  drawProposal,
  drawDefinitions,
]

/** Draws a firm's renewal report in a language, with its fingerprint where it has one. The same figures give the same bytes. */
export async function draw(figures: RenewalFigures, language: Language = 'en', mark?: Mark): Promise<Buffer> {
  const faults = objections(figures)
  if (faults.length > 0) throw new Error(`These figures may not be printed: ${faults.join('; ')}`)
  const voice = voiceOf(language, figures.smallCells)
  const { words } = voice
  const { period, firm, preparedOn } = figures
  const sheet = openSheet({
    title: voice.say(words.title, { report: words.report, year: voice.year(period), firm: firm.name }),
    lang: voice.lang,
    createdAt: new Date(`${preparedOn}T00:00:00Z`),
  })
  for (const section of sections) section(sheet, figures, voice)
  if (mark) drawMark(sheet, mark, voice)
  const dated = { report: words.report, span: voice.span(period), date: voice.date(preparedOn) }
  return closeSheet(sheet, {
    words: voice.say(words.footer, dated),
    number: (page, count) => voice.say(words.page, { page: String(page), count: String(count) }),
  })
}
