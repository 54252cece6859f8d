import type { Mark } from '../kind.ts'
import type { Language } from '../language/languages.ts'
import { closeSheet, openSheet } from '../layout/page.ts'
import type { ImpactFigures } from './figures.ts'
import { drawCover } from './sections/cover.ts'
import { drawFrames } from './sections/frames.ts'
import { drawGlance } from './sections/glance.ts'
import { drawMethod } from './sections/method.ts'
import { drawSection } from './sections/section.ts'
import { voiceOf } from './wording.ts'

/** Draws the impact report of the programme in a language. The same figures give the same bytes. */
export async function draw(figures: ImpactFigures, language: Language = 'en', mark?: Mark): Promise<Buffer> {
  const voice = voiceOf(language)
  const { words } = voice
  const { period, centre, preparedOn } = figures
  const dated = { report: words.report, span: voice.span(period), date: voice.date(preparedOn) }
  const sheet = openSheet({
    title: voice.say(words.title, { ...dated, centre: centre.name }),
    lang: voice.lang,
    createdAt: new Date(`${preparedOn}T00:00:00Z`),
  })
  drawCover(sheet, figures, voice)
  drawGlance(sheet, figures, voice)
  for (const section of figures.sections) drawSection(sheet, figures, section, voice)
  drawFrames(sheet, figures, voice)
  drawMethod(sheet, figures, voice, mark)
  return closeSheet(sheet, {
    words: voice.say(words.footer, dated),
    number: (page, count) => voice.say(words.page, { page: String(page), count: String(count) }),
  })
}
