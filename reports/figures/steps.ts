import { jurisdictionFor, jurisdictionIds } from '../../jurisdictions/load.ts'
import type { Milestone } from '../../jurisdictions/schema.ts'
import { Case } from '../../models/Case.ts'
import { escaped } from '../../models/statements.ts'
import type { Counted, Figure } from './figure.ts'
import type { Asking } from './question.ts'
import { known, partsOfCase } from './stages.ts'

/** Whether a step of a case reached a stage that counts as one of these. */
export function reached(milestones: readonly Milestone[], legalCase: string, step = 'step'): string {
  const places = jurisdictionIds.flatMap(id =>
    jurisdictionFor(id).process.tracks.flatMap(({ code, stages }) => {
      const counting = stages.filter(({ countsAs }) => countsAs && milestones.includes(countsAs))
      const codes = counting.map(stage => escaped(stage.code)).join(', ')
      return codes
        ? `(${legalCase}.jurisdiction = ${escaped(id)} AND ${step}.track = ${escaped(code)} AND ${step}.stage IN (${codes}))`
        : []
    }),
  )
  return places.length > 0 ? `(${places.join(' OR ')})` : '1=0'
}

/** Steps of the period on cases that the centre had: what happened before a case was opened here is no work of it. */
export const stepsOf = (asking: Asking, milestones: readonly Milestone[]): Counted => ({
  from: 'cases AS `Case` JOIN steps AS step ON step.case_id = `Case`.id',
  where: [
    reached(milestones, '`Case`'),
    `step.happened_on BETWEEN ${asking.from} AND ${asking.to}`,
    'step.happened_on >= `Case`.opened_on',
    known(asking),
  ],
  record: { kind: 'Step', id: 'step.id', reference: '`Case`.reference' },
  parts: partsOfCase(asking, '`Case`'),
  person: '`Case`.client_id',
})

/** What the definitions of steps have in common. */
export const whenStepsCount =
  'It counts when it happened in the period, on a case that had been opened by then, and had been recorded and not corrected by the moment of the figure.'

/** A figure of steps: each is a record of its own, and readable by whoever reads the steps of its case. */
export const figureOfSteps = ({
  code,
  definition,
  ...rest
}: Pick<Figure, 'code' | 'definition' | 'counted'> & Partial<Figure>): Figure => ({
  code,
  definition: `${definition} ${whenStepsCount}`,
  unit: 'steps',
  subject: Case,
  group: 'steps',
  asAt: 'full',
  dimensions: ['stage', 'phase', 'ground', 'age', 'gender', 'region', 'language', 'disability'],
  overlapping: ['ground'],
  ...rest,
})
