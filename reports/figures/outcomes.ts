import { isSqlite } from '../../models/database.ts'
import type { Counted, Figure } from './figure.ts'
import type { Asking } from './question.ts'
import { known } from './stages.ts'
import { figureOfSteps, stepsOf } from './steps.ts'

/** Whether a step found a ground substantiated. What a step decided is kept on it as JSON. */
const substantiates = () =>
  isSqlite()
    ? `EXISTS (SELECT 1 FROM json_each(step.results) AS decided
        WHERE json_extract(decided.value, '$.ground') = case_ground.ground
          AND json_extract(decided.value, '$.result') = 'substantiated')`
    : `JSON_CONTAINS(step.results, JSON_OBJECT('ground', case_ground.ground, 'result', 'substantiated'))`

/** Grounds of cases with a step in the period that found them substantiated, each once however many steps did. */
function grounds(asking: Asking): Counted {
  const steps = stepsOf(asking, [])
  const { ground: _, ...parts } = steps.parts
  return {
    ...steps,
    from: `${steps.from} JOIN case_grounds AS case_ground ON case_ground.case_id = \`Case\`.id`,
    where: [
      'step.results IS NOT NULL',
      `step.happened_on BETWEEN ${asking.from} AND ${asking.to}`,
      'step.happened_on >= `Case`.opened_on',
      known(asking),
      substantiates(),
    ],
    record: { kind: 'CaseGround', id: 'case_ground.id', reference: '`Case`.reference' },
    parts: { ...parts, ground: { sql: 'case_ground.ground' } },
  }
}

const casesProtected = (asking: Asking): Counted => ({
  ...stepsOf(asking, ['protected']),
  record: { kind: 'Case', id: '`Case`.id', reference: '`Case`.reference' },
})

/** What the process led to. A ground, a case and a permission are different things, and never added. */
export const outcomeFigures: Figure[] = [
  figureOfSteps({
    code: 'outcomes.grounds-substantiated',
    unit: 'grounds',
    group: 'claim',
    definition:
      'Each ground of each case, once, that a decision found substantiated, also where another one set that aside later.',
    overlapping: [],
    counted: grounds,
  }),
  figureOfSteps({
    code: 'outcomes.protected',
    unit: 'cases',
    definition:
      'Each case, once, in which the claim was substantiated or an appeal allowed, also where that was revoked later.',
    counted: casesProtected,
  }),
  figureOfSteps({
    code: 'work.granted',
    definition: 'Each permission to work that was granted.',
    counted: asking => stepsOf(asking, ['work-granted']),
  }),
  figureOfSteps({
    code: 'work.renewed',
    definition: 'Each permission to work that was renewed.',
    counted: asking => stepsOf(asking, ['work-renewed']),
  }),
]
