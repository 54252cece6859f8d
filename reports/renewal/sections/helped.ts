import { heading } from '../../layout/heading.ts'
import type { Sheet } from '../../layout/page.ts'
import { paragraph } from '../../layout/paragraph.ts'
import type { RenewalFigures } from '../figures.ts'
import type { Voice } from '../wording.ts'
import { drawCodes } from './codes.ts'
import { both, comparedTable } from './compared.ts'

/** What the partnership carries beside the law: the psychosocial side of the whole programme. */
export function drawHelped(sheet: Sheet, figures: RenewalFigures, voice: Voice): void {
  const { helped: said } = voice.words
  const { people, sent, reached } = figures.helped
  heading(sheet, said.heading, 130)
  paragraph(sheet, said.explained)
  const rows = [
    { label: said.people, ...both(people, voice.count) },
    { label: said.sent, ...both(sent, voice.count) },
    { label: said.reached, ...both(reached, voice.count) },
  ]
  comparedTable(sheet, figures, { voice, title: said.title, rows })
  drawCodes(sheet, voice, 'people.met-a-service', 'referrals.sent', 'referrals.reached-service')
}
