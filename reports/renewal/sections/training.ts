import { heading } from '../../layout/heading.ts'
import type { Sheet } from '../../layout/page.ts'
import { paragraph } from '../../layout/paragraph.ts'
import type { Count, RenewalFigures } from '../figures.ts'
import type { Voice } from '../wording.ts'
import { drawCodes } from './codes.ts'
import { both, comparedTable } from './compared.ts'

/** The trainings that the centre gave, who came, and the points that it brought them. */
export function drawTraining(sheet: Sheet, figures: RenewalFigures, voice: Voice): void {
  const { training: said, withheld } = voice.words
  const { trainings, attendances, pointsTenths } = figures.training
  heading(sheet, said.heading, 90)
  if (trainings.thisYear + trainings.lastYear === 0) {
    paragraph(sheet, voice.say(said.none, { span: voice.span(figures.period) }))
    drawCodes(sheet, voice, 'renewal.training')
    return
  }
  const points = (count: Count) => ('value' in count ? voice.tenths(count.value) : withheld)
  const rows = [
    { label: said.trainings, ...both(trainings, voice.whole) },
    { label: said.attendances, ...both(attendances, voice.count) },
    { label: said.points, ...both(pointsTenths, points) },
  ]
  comparedTable(sheet, figures, { voice, title: said.title, rows })
  drawCodes(sheet, voice, 'renewal.training')
}
