import type { Counted, Figure } from './figure.ts'
import type { Asking } from './question.ts'
import { known } from './stages.ts'
import { stepsOf as counted, figureOfSteps, reached } from './steps.ts'

/** That the step before, on the same track, asked to file late: then the filing is what was allowed, and not in time. */
const afterLateFiling = (asking: Asking) =>
  `EXISTS (SELECT 1 FROM steps AS earlier WHERE earlier.case_id = step.case_id AND earlier.track = step.track
    AND earlier.position = step.position - 1 AND ${known(asking, 'earlier')}
    AND ${reached(['late-appeal-sought'], '`Case`', 'earlier')})`

const narrowed = (all: Counted, ...where: string[]): Counted => ({ ...all, where: [...all.where, ...where] })

const inTime = (asking: Asking) =>
  narrowed(counted(asking, ['appeal-lodged']), `NOT ${afterLateFiling(asking)}`)

const late = (asking: Asking) => counted(asking, ['late-appeal-sought'])

/** Every appeal once: a late one when it was asked for, and not again when it was allowed. */
const lodged = (asking: Asking) =>
  narrowed(
    counted(asking, ['appeal-lodged', 'late-appeal-sought']),
    `(${reached(['late-appeal-sought'], '`Case`')} OR NOT ${afterLateFiling(asking)})`,
  )

const allowed = (asking: Asking) => narrowed(counted(asking, ['appeal-lodged']), afterLateFiling(asking))

export const remedyFigures: Figure[] = [
  figureOfSteps({
    code: 'appeals.lodged',
    definition: 'Each appeal to the board that was filed in time, or that somebody asked to file late.',
    counted: lodged,
  }),
  figureOfSteps({
    code: 'appeals.in-time',
    definition:
      'Of the appeals lodged (filed in time, or asked to be filed late), those that were filed in time.',
    counted: inTime,
    among: lodged,
  }),
  figureOfSteps({
    code: 'remedies.late-filing',
    definition: 'Each application to file an appeal late.',
    counted: late,
  }),
  figureOfSteps({
    code: 'remedies.late-allowed',
    definition: 'Each appeal that was filed after an application to file it late.',
    counted: allowed,
  }),
]
