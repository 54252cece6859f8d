import type { Figure } from './figure.ts'
import { figureOfSteps, stepsOf } from './steps.ts'

/** What the centre did on its cases. These are events: one person may stand behind several. */
export const caseworkFigures: Figure[] = [
  figureOfSteps({
    code: 'casework.forms',
    definition: 'Each claim form that was returned with its documents.',
    counted: asking => stepsOf(asking, ['form-returned']),
  }),
  figureOfSteps({
    code: 'casework.interviews',
    definition: 'Each screening interview that was held.',
    counted: asking => stepsOf(asking, ['interview-held']),
  }),
  figureOfSteps({
    code: 'casework.hearings',
    definition: 'Each hearing before the board or a court, also an appeal that was decided on paper.',
    counted: asking => stepsOf(asking, ['hearing-held']),
  }),
]
