import type { Milestone } from '../../jurisdictions/schema.ts'
import { conceal } from '../suppression/conceal.ts'
import { type PlainTable, usualRule } from '../suppression/table.ts'
import { countLawyers, countTenHours, type Extent, type Extents } from './count.ts'
import { countTraining, type Taught } from './count-gifts.ts'
import { countHelped, type HelpedBare, type Knowing, quarterOf } from './count-helped.ts'
import { type Closing, closings, countClosed, countSteps } from './count-outcomes.ts'
import type { Compared, Count, CountedRow, RenewalFigures, TrainingGiven } from './figures.ts'

/** The milestones of cases that a firm works towards, in the order in which they are printed. */
const milestones = [
  'form-returned',
  'interview-held',
  'appeal-lodged',
  'hearing-held',
  'protected',
  'work-granted',
  'work-renewed',
] as const satisfies readonly Milestone[]

type Counts = Pick<RenewalFigures, 'lawyers' | 'tenHours' | 'closed' | 'steps' | 'training' | 'helped'>

/** What the report counts one by one, bare, for one year. */
interface Bare {
  lawyers: number
  tenHours: number
  closed: Map<Closing, number>
  steps: Map<Milestone, number>
  taught: Taught
  helped: HelpedBare
}

/** People, matters, steps and attendances of both years, the small numbers hidden over all these tables at once. */
export async function gatherCounts(
  { thisYear, lastYear }: Extents,
  { smallCells, ...knowing }: Knowing & { smallCells: number },
): Promise<Counts> {
  const now = await bareOf(thisYear, knowing)
  const before = lastYear && (await bareOf(lastYear, knowing))
  const tables = [...tablesOf(now, 'thisYear'), ...(before ? tablesOf(before, 'lastYear') : [])]
  const printed = conceal(tables, { ...usualRule, threshold: smallCells })
  const countOf = (figure: string, period: keyof Compared<Count>, cell: number): Count =>
    printed.find(table => table.figure === figure && table.period === period)?.cells[cell]?.printed ?? nothing
  const both: Both = (figure, cell = 0) => ({
    thisYear: countOf(figure, 'thisYear', cell),
    lastYear: countOf(figure, 'lastYear', cell),
  })
  return {
    lawyers: both('lawyers'),
    tenHours: both('lawyers', 1),
    closed: closedOf(both),
    steps: some(milestones.map(code => ({ code, ...both(code) }))),
    training: trainingOf(both, now.taught, before?.taught),
    helped: {
      knownOn: quarterOf(knowing),
      people: both('people'),
      sent: both('referrals'),
      reached: both('referrals', 1),
    },
  }
}

type Both = (figure: string, cell?: number) => Compared<Count>

const nothing: Count = { value: 0 }

async function bareOf(extent: Extent, knowing: Knowing): Promise<Bare> {
  return {
    lawyers: await countLawyers(extent),
    tenHours: await countTenHours(extent),
    closed: await countClosed(extent),
    steps: await countSteps(extent, milestones),
    taught: await countTraining(extent),
    helped: await countHelped(extent, knowing),
  }
}

function tablesOf({ lawyers, tenHours, closed, steps, taught, helped }: Bare, period: string): PlainTable[] {
  const ended: [string, number][] = closings.map(how => [how, closed.get(how) ?? 0])
  const { attendances, pointsTenths } = taught
  return [
    parted('lawyers', period, [
      ['ten-hours', tenHours],
      ['fewer', lawyers - tenHours],
    ]),
    parted('closed', period, ended),
    parted('referrals', period, [
      ['reached', helped.reached],
      ['not-yet', helped.sent - helped.reached],
    ]),
    ...milestones.map(code => alone(code, period, { value: steps.get(code) ?? 0 })),
    alone('people', period, { value: helped.people }),
    alone('attendances', period, { value: attendances }),
    alone('points', period, { value: pointsTenths, people: attendances }),
  ]
}

/** The whole, then its parts. Parts that are not printed count as printed: a reader can take one number off another. */
function parted(figure: string, period: string, parts: [string, number][]): PlainTable {
  const whole = parts.reduce((sum, [, value]) => sum + value, 0)
  const cells = parts.map(([part, value]) => ({ at: { part }, value }))
  const dimensions = [{ code: 'part', categories: parts.map(([part]) => part) }]
  return { figure, period, dimensions, cells: [{ at: {}, value: whole }, ...cells] }
}

const alone = (figure: string, period: string, number: { value: number; people?: number }): PlainTable => ({
  figure,
  period,
  dimensions: [],
  cells: [{ at: {}, ...number }],
})

function closedOf(both: Both): RenewalFigures['closed'] {
  const rows = closings.map((code, at) => ({ code, ...both('closed', at + 1) }))
  return { all: both('closed'), rows: some(rows) }
}

/** Rows in which some year has something. */
const some = (rows: CountedRow[]) =>
  rows.filter(row => [row.thisYear, row.lastYear].some(count => !('value' in count) || count.value > 0))

function trainingOf(both: Both, now: Taught, before: Taught | undefined): TrainingGiven {
  const { thisYear, lastYear } = both('points')
  return {
    trainings: { thisYear: now.trainings, lastYear: before?.trainings ?? 0 },
    attendances: both('attendances'),
    pointsTenths: { thisYear: amount(thisYear), lastYear: amount(lastYear) },
  }
}

/** An amount that few stand behind is no small number. */
const amount = (count: Count): Count => ('masked' in count ? { withheld: true } : count)
