import { Case } from '../../models/Case.ts'
import type { Counted, Figure } from './figure.ts'
import type { Asking } from './question.ts'
import { partsOfCase } from './stages.ts'

const openUntil = (legalCase: string, closed: string) =>
  `(${legalCase}.closed_on IS NULL OR ${legalCase}.closed_on ${closed})`

/** The conditions of a case that goes by `legalCase`, as it was known. A closing is known from the day after it. */
export const caseWas = {
  known: ({ asAt }: Asking, legalCase: string) => `${legalCase}.created_at <= ${asAt}`,
  openedIn: ({ from, to }: Asking, legalCase: string) => `${legalCase}.opened_on BETWEEN ${from} AND ${to}`,
  openedBefore: ({ from }: Asking, legalCase: string) => `${legalCase}.opened_on < ${from}`,
  openedByEnd: ({ to }: Asking, legalCase: string) => `${legalCase}.opened_on <= ${to}`,
  closedIn: ({ from, to, knownBefore }: Asking, legalCase: string) =>
    `${legalCase}.closed_on BETWEEN ${from} AND ${to} AND ${legalCase}.closed_on < ${knownBefore}`,
  openAtBeginning: ({ from, knownBefore }: Asking, legalCase: string) =>
    openUntil(legalCase, from < knownBefore ? `>= ${from}` : `>= ${knownBefore}`),
  openAtEnd: ({ to, knownBefore }: Asking, legalCase: string) =>
    openUntil(legalCase, to < knownBefore ? `> ${to}` : `>= ${knownBefore}`),
}

const ofCases = [
  'stage',
  'phase',
  'ground',
  'age',
  'gender',
  'region',
  'language',
  'disability',
] as const satisfies Figure['dimensions']

type When = keyof typeof caseWas

function casesThat(...conditions: When[]) {
  return (asking: Asking): Counted => ({
    from: 'cases AS `Case`',
    where: ['known' as const, ...conditions].map(name => caseWas[name](asking, '`Case`')),
    record: { kind: 'Case', id: '`Case`.id', reference: '`Case`.reference' },
    parts: partsOfCase(asking, '`Case`'),
    person: '`Case`.client_id',
  })
}

const figureOf = (code: string, definition: string, counted: Figure['counted']): Figure => ({
  code,
  unit: 'cases',
  definition: `${definition} A closing is known from the day after it.`,
  subject: Case,
  group: 'outline',
  asAt: 'full',
  dimensions: ofCases,
  overlapping: ['ground'],
  counted,
})

/** The cases of a period: carried over, and opened, and less those closed, are those open at its end. */
export const caseFigures: Figure[] = [
  figureOf(
    'cases.carried-over',
    'Each case that was opened before the period began and was open on its first day.',
    casesThat('openedBefore', 'openAtBeginning'),
  ),
  figureOf('cases.opened', 'Each case that was opened in the period.', casesThat('openedIn')),
  figureOf('cases.closed', 'Each case that was closed in the period.', casesThat('closedIn')),
  figureOf(
    'cases.open-at-end',
    'Each case that was open when the last day of the period was over.',
    casesThat('openedByEnd', 'openAtEnd'),
  ),
]
