import { Problem } from '../../errors.ts'
import { caseFigures } from './cases.ts'
import { caseworkFigures } from './casework.ts'
import type { Figure } from './figure.ts'
import { hourFigures } from './hours.ts'
import { informationFigures } from './information.ts'
import { intakeFigures } from './intake.ts'
import { matterFigures } from './matters.ts'
import { moneyFigures } from './money.ts'
import { outcomeFigures } from './outcomes.ts'
import { partnerFigures } from './partners.ts'
import { peopleFigures } from './people.ts'
import { psychosocialFigures } from './psychosocial.ts'
import { remedyFigures } from './remedies.ts'
import { trainingFigures } from './training.ts'

/** Every figure that a report may use, area by area. Unique people and events are different figures, and never added. */
export const catalogue: readonly Figure[] = [
  ...peopleFigures,
  ...caseFigures,
  ...caseworkFigures,
  ...remedyFigures,
  ...outcomeFigures,
  ...matterFigures,
  ...hourFigures,
  ...moneyFigures,
  ...partnerFigures,
  ...psychosocialFigures,
  ...informationFigures,
  ...trainingFigures,
  ...intakeFigures,
]

/** The figure with this code. Throws 404 when there is none. */
export function figureOf(code: string): Figure {
  const figure = catalogue.find(one => one.code === code)
  if (!figure) throw new Problem('not-found', 'There is no such figure; GET /api/v1/figures lists them all')
  return figure
}
