import { Client } from '../../models/Client.ts'
import { caseWas } from './cases.ts'
import type { Counted, Figure } from './figure.ts'
import type { Asking } from './question.ts'
import { partsOfCase } from './stages.ts'

type Condition = (asking: Asking, legalCase: string) => string

const both =
  (...conditions: Condition[]): Condition =>
  (asking, legalCase) =>
    [caseWas.known, ...conditions].map(condition => condition(asking, legalCase)).join(' AND ')

const someCase = (condition: Condition) => (asking: Asking) =>
  `EXISTS (SELECT 1 FROM cases AS one WHERE one.client_id = \`Client\`.id AND ${condition(asking, 'one')})`

/** The people of the cases that fulfil a condition, found from the cases: of a short period there are few. */
const peopleOf = (condition: Condition) => (asking: Asking) =>
  `SELECT DISTINCT one.client_id FROM cases AS one WHERE ${condition(asking, 'one')}`

const underWay = both(caseWas.openedByEnd, caseWas.openAtBeginning)
const opened = both(caseWas.openedIn)
const openedEarlier = both(caseWas.openedBefore)
const carriedOver = both(caseWas.openedBefore, caseWas.openAtBeginning)
const closed = both(caseWas.closedIn)
const openAtEnd = both(caseWas.openedByEnd, caseWas.openAtEnd)

const peopleReferred = ({ begins, ends, asAt }: Asking) =>
  `SELECT referral.client_id FROM referral_moves AS move JOIN referrals AS referral ON referral.id = move.referral_id
    WHERE move.to_state = 'sent' AND move.created_at <= ${asAt} AND move.moved_at >= ${begins} AND move.moved_at < ${ends}`

interface Those {
  /** The cases that make somebody count; divided by stage, by these. */
  cases: Condition
  /** Others who count, as a statement. */
  also?: (asking: Asking) => string
  but?: (asking: Asking) => string
}

const people =
  ({ cases, also, but }: Those) =>
  (asking: Asking): Counted => {
    const join = `LEFT JOIN cases AS legal_case ON legal_case.client_id = \`Client\`.id AND ${cases(asking, 'legal_case')}`
    const those = [peopleOf(cases)(asking), ...(also ? [also(asking)] : [])].join(' UNION ')
    return {
      from: `(${those}) AS those JOIN clients AS \`Client\` ON \`Client\`.id = those.client_id`,
      where: but ? [`NOT ${but(asking)}`] : [],
      record: { kind: 'Client', id: '`Client`.id', reference: '`Client`.reference' },
      parts: partsOfCase(asking, 'legal_case', [join]),
      person: '`Client`.id',
    }
  }

const figureOf = (code: string, definition: string, counted: Figure['counted']): Figure => ({
  code,
  unit: 'people',
  definition: `${definition} A closing of a case is known from the day after it.`,
  subject: Client,
  group: 'outline',
  asAt: 'full',
  dimensions: ['age', 'gender', 'region', 'language', 'disability', 'stage', 'phase', 'ground'],
  overlapping: ['stage', 'phase', 'ground'],
  counted,
})

/** Unique people: one file a person, children too, each counted once however much was done for them. */
export const peopleFigures: Figure[] = [
  figureOf(
    'people.reached',
    'Each person, once, who had a case open on some day of the period, or was referred to a service in it.',
    people({ cases: underWay, also: peopleReferred }),
  ),
  figureOf(
    'people.new',
    'Each person, once, whose first case was opened in the period.',
    people({ cases: opened, but: someCase(openedEarlier) }),
  ),
  figureOf(
    'people.carried-over',
    'Each person, once, who had a case open on the first day of the period that was opened before it.',
    people({ cases: carriedOver }),
  ),
  figureOf(
    'people.finished',
    'Each person, once, who had a case closed in the period, and none open when its last day was over.',
    people({ cases: closed, but: someCase(openAtEnd) }),
  ),
]
