import { writeCsv } from '../../formats/csv.ts'
import type { Language } from '../../reports/language/languages.ts'
import type { Compared, Count, RenewalFigures } from '../../reports/renewal/figures.ts'
import { voiceOf } from '../../reports/renewal/wording.ts'
import { cellsOf } from '../printed.ts'
import { marked } from '../text.ts'

type FigureCode = keyof ReturnType<typeof voiceOf>['words']['figures']
type Line = [code: FigureCode, by: string, unit: string, now: Count, then: Count]

const columns = [
  ...['firm', 'code', 'by', 'unit', 'period', 'period_is', 'last_year', 'last_year_is'],
  ...['period_from', 'period_to', 'last_from', 'last_to', 'prepared_on', 'largest_hidden', 'definition'],
]

/** The figures of a renewal report as one table for a spreadsheet. Minutes for time, minor units for money, tenths for points. */
export function tableOf(figures: RenewalFigures, language: Language, smallCells: number): Buffer {
  const { firm, period, lastPeriod, preparedOn } = figures
  const { words } = voiceOf(language)
  const known = [period.startsOn, period.endsOn, lastPeriod?.startsOn ?? null, lastPeriod?.endsOn ?? null]
  const none: [null, string] = [null, 'no agreement']
  const lines = linesOf(figures).map(([code, by, unit, now, then]) => [
    ...[marked(firm.name), code, by, unit, ...cellsOf(now, smallCells)],
    ...(lastPeriod || code === 'renewal.proposal' ? cellsOf(then, smallCells) : none),
    ...[...known, preparedOn, smallCells, words.figures[code]],
  ])
  return writeCsv(columns, lines)
}

const linesOf = (figures: RenewalFigures): Line[] => [
  ...ofPeople(figures),
  ...ofMatters(figures),
  ...ofHours(figures),
  ...ofPledges(figures),
  ...ofGifts(figures),
  ...ofProposal(figures),
]

const plain = (value: number): Count => ({ value })

const counts = (code: FigureCode, by: string, unit: string, compared: Compared<Count>): Line => {
  const { thisYear, lastYear } = compared
  return [code, by, unit, thisYear, lastYear]
}

const numbers = (code: FigureCode, by: string, unit: string, { thisYear, lastYear }: Compared<number>) =>
  counts(code, by, unit, { thisYear: plain(thisYear), lastYear: plain(lastYear) })

function ofPeople({ lawyers, tenHours, training, helped }: RenewalFigures): Line[] {
  return [
    counts('renewal.lawyers', '', 'people', lawyers),
    counts('renewal.ten-hours', '', 'people', tenHours),
    numbers('renewal.training', 'of=trainings', 'trainings', training.trainings),
    counts('renewal.training', 'of=attendances', 'attendances', training.attendances),
    counts('renewal.training', 'of=points', 'tenths', training.pointsTenths),
    counts('people.met-a-service', '', 'people', helped.people),
    counts('referrals.sent', '', 'referrals', helped.sent),
    counts('referrals.reached-service', '', 'referrals', helped.reached),
  ]
}

function ofMatters({ totals, mattersByKind, mattersByStage, closed, steps }: RenewalFigures): Line[] {
  return [
    counts('renewal.matters-by-kind', '', 'matters', totals.matters),
    ...mattersByKind.map(row => counts('renewal.matters-by-kind', `kind=${row.code}`, 'matters', row)),
    ...mattersByStage.map(row => counts('renewal.matters-by-stage', `stage=${row.code}`, 'matters', row)),
    counts('renewal.closed', '', 'matters', closed.all),
    ...closed.rows.map(row => counts('renewal.closed', `outcome=${row.code}`, 'matters', row)),
    ...steps.map(row => counts('renewal.steps', `step=${row.code}`, 'steps', row)),
  ]
}

function ofHours({ totals, minutesByMonth, minutesByGrade }: RenewalFigures): Line[] {
  const add = (minutes: number[]) => minutes.reduce((all, one) => all + one, 0)
  return [
    numbers('renewal.minutes-by-month', '', 'minutes', totals.minutes),
    ...minutesByMonth.map(({ month, minutes, lastYearMinutes }) => {
      const both = { thisYear: minutes, lastYear: lastYearMinutes }
      return numbers('renewal.minutes-by-month', `month=${month}`, 'minutes', both)
    }),
    ...minutesByGrade.map(({ grade, months, lastYearMinutes }) => {
      const both = { thisYear: add(months), lastYear: lastYearMinutes }
      return numbers('renewal.minutes-by-grade', `grade=${grade}`, 'minutes', both)
    }),
  ]
}

/** Of last year's pledges the report says nothing. */
function ofPledges({ pledge }: RenewalFigures): Line[] {
  const untold: Count = { withheld: true }
  return [
    ['renewal.pledge', 'kind=hours', 'minutes', plain(pledge.minutesPledged), untold],
    ...pledge.money.flatMap(({ currency, pledgedMinor, givenMinor, lastYearGivenMinor }): Line[] => [
      ['renewal.pledge', `kind=money;currency=${currency}`, 'money', plain(pledgedMinor), untold],
      ['renewal.money', `currency=${currency}`, 'money', plain(givenMinor), plain(lastYearGivenMinor)],
    ]),
  ]
}

const ofGifts = ({ gifts }: RenewalFigures): Line[] =>
  gifts.flatMap(({ kind, currency, gifts: number, statedMinor }) => [
    numbers('renewal.gifts', `kind=${kind}${currency ? `;currency=${currency}` : ''}`, 'gifts', number),
    ...(currency
      ? [numbers('renewal.gifts', `kind=${kind};currency=${currency};of=value`, 'money', statedMinor)]
      : []),
  ])

/** The pledge that is proposed, and in place of last year's that of now. */
const ofProposal = ({ proposal }: RenewalFigures): Line[] =>
  (proposal?.pledges ?? []).map(({ kind, currency, now, next }) => [
    'renewal.proposal',
    `kind=${kind}${currency ? `;currency=${currency}` : ''}`,
    'as pledged',
    plain(next),
    plain(now),
  ])
