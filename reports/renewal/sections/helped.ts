import { heading } from '../../layout/heading.ts'
import type { Sheet } from '../../layout/page.ts'
import { paragraph } from '../../layout/paragraph.ts'
import type { Compared, Count, RenewalFigures } from '../figures.ts'
import type { Voice } from '../wording.ts'
import { drawCodes } from './codes.ts'
import { both, comparedTable } from './compared.ts'

const codes = ['people.met-a-service', 'referrals.sent', 'referrals.reached-service'] as const

/** What the partnership carries beside the law: the psychosocial side of the whole programme. */
export function drawHelped(sheet: Sheet, figures: RenewalFigures, voice: Voice): void {
  const { helped: said } = voice.words
  const { knownOn, people, sent, reached } = figures.helped
  const known = voice.say(said.known, { date: voice.date(knownOn) })
  heading(sheet, said.heading, 130)
  if (nothing(figures)) {
    paragraph(sheet, `${voice.say(said.none, { span: voice.span(figures.period) })} ${known}`)
    drawCodes(sheet, voice, ...codes)
    return
  }
  paragraph(sheet, `${said.explained} ${known}`)
  const rows = [
    { label: said.people, ...both(people, voice.count) },
    { label: said.sent, ...both(sent, voice.count) },
    { label: said.reached, ...both(reached, voice.count) },
  ]
  comparedTable(sheet, figures, { voice, title: said.title, rows })
  drawCodes(sheet, voice, ...codes)
}

function nothing({ helped, lastPeriod }: RenewalFigures): boolean {
  const { knownOn, ...compared } = helped
  const counts = Object.values<Compared<Count>>(compared)
  const shown = counts.flatMap(({ thisYear, lastYear }) => (lastPeriod ? [thisYear, lastYear] : [thisYear]))
  return shown.every(count => 'value' in count && count.value === 0)
}
