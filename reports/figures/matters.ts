import { Matter } from '../../models/Matter.ts'
import type { Counted, Figure } from './figure.ts'
import type { Asking } from './question.ts'
import { partsOfCase } from './stages.ts'

const within = (column: string, { from, to }: Asking) => `\`Matter\`.${column} BETWEEN ${from} AND ${to}`

/** The firm took it on: its conflict check came back clear. That is kept by the day, and known from the next one on. */
const taken = ({ knownBefore }: Asking) =>
  `\`Matter\`.firm_id IS NOT NULL AND \`Matter\`.conflict_check = 'clear' AND \`Matter\`.conflict_checked_on < ${knownBefore}`

const notClosedYet = ({ asAt }: Asking) =>
  `EXISTS (SELECT 1 FROM matter_closures AS closure WHERE closure.matter_id = \`Matter\`.id AND closure.created_at > ${asAt})`

/** What was not closed before the period, as it was known: three ways to be found, each by an index of its own. */
const openIn = ({ from, asAt }: Asking) =>
  `(SELECT id FROM matters WHERE closed_on IS NULL UNION SELECT id FROM matters WHERE closed_on >= ${from}
    UNION SELECT closure.matter_id FROM matter_closures AS closure WHERE closure.created_at > ${asAt})`

const matters =
  (...conditions: ((asking: Asking) => string)[]) =>
  (asking: Asking): Counted => ({
    from: 'matters AS `Matter`',
    where: [`\`Matter\`.created_at <= ${asking.asAt}`, ...conditions.map(condition => condition(asking))],
    record: { kind: 'Matter', id: '`Matter`.id', reference: '`Matter`.reference' },
    parts: partsOfMatter(asking, '`Matter`'),
  })

/** The dimensions of a matter; work for the centre itself belongs to no case, so its stage is "unknown". */
export function partsOfMatter(asking: Asking, matter: string, joins: readonly string[] = []) {
  const ofCase = `LEFT JOIN cases AS legal_case ON legal_case.id = ${matter}.case_id`
  const { stage, phase } = partsOfCase(asking, 'legal_case', [...joins, ofCase])
  return {
    kind: { sql: `${matter}.kind`, joins },
    firm: { sql: `${matter}.firm_id`, joins },
    stage,
    phase,
  }
}

const figureOf = (
  code: string,
  definition: string,
  counted: Figure['counted'],
  asAt: Figure['asAt'] = 'full',
): Figure => ({
  code,
  unit: 'matters',
  definition: `${definition} The firm of a matter is the one that has it now.`,
  subject: Matter,
  group: 'outline',
  asAt,
  asItStands: ['firm'],
  dimensions: ['kind', 'firm', 'stage', 'phase'],
  counted,
})

export const matterFigures: Figure[] = [
  figureOf(
    'matters.opened',
    'Each matter that was opened in the period, whatever came of it.',
    matters(asking => within('opened_on', asking)),
  ),
  figureOf(
    'matters.taken-on',
    'Each matter for which a firm’s conflict check came back clear in the period; a check is known from the day after it, and counts as it stands now.',
    matters(taken, asking => within('conflict_checked_on', asking)),
    'as-it-stands',
  ),
  figureOf(
    'matters.under-way',
    'Each matter that a firm had taken on and that was not closed on some day of the period; a conflict check is known from the day after it, and counts as it stands now.',
    asking => ({
      ...matters(taken, ({ to }) => `\`Matter\`.conflict_checked_on <= ${to}`)(asking),
      from: `${openIn(asking)} AS those JOIN matters AS \`Matter\` ON \`Matter\`.id = those.id`,
    }),
    'as-it-stands',
  ),
  figureOf(
    'matters.closed',
    'Each matter that was closed in the period.',
    matters(
      asking => within('closed_on', asking),
      asking => `NOT ${notClosedYet(asking)}`,
    ),
  ),
]
