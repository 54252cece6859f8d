import { TimeEntry } from '../../models/TimeEntry.ts'
import type { Counted, Figure } from './figure.ts'
import { partsOfMatter } from './matters.ts'
import type { Asking } from './question.ts'

/** Ten hours: the mark that TrustLaw's index of pro bono asks for. */
const TEN_HOURS = 600

/** Time that was recorded and not withdrawn, as it was known. */
const given = ({ from, to, asAt }: Asking) => [
  `\`TimeEntry\`.worked_on BETWEEN ${from} AND ${to}`,
  `\`TimeEntry\`.created_at <= ${asAt}`,
  `(\`TimeEntry\`.withdrawn_at IS NULL OR \`TimeEntry\`.withdrawn_at > ${asAt})`,
]

const onMatters = "`TimeEntry`.kind = 'matter'"

function time(asking: Asking, ...conditions: string[]): Counted {
  const matter = 'LEFT JOIN matters AS matter ON matter.id = `TimeEntry`.matter_id'
  const { stage, phase, kind } = partsOfMatter(asking, 'matter', [matter])
  return {
    from: 'time_entries AS `TimeEntry`',
    where: [...given(asking), ...conditions],
    record: { kind: 'TimeEntry', id: '`TimeEntry`.id', reference: 'NULL' },
    amount: '`TimeEntry`.minutes',
    parts: {
      stage,
      phase,
      kind,
      firm: { sql: '`TimeEntry`.firm_id' },
      activity: { sql: '`TimeEntry`.activity' },
      grade: { sql: '`TimeEntry`.grade' },
    },
  }
}

function lawyers(asking: Asking, ...conditions: string[]): Counted {
  const { amount: _, ...entries } = time(asking, onMatters, ...conditions)
  return { ...entries, record: { kind: 'User', id: '`TimeEntry`.user_id', reference: 'NULL' } }
}

const withTenHours = (asking: Asking) =>
  lawyers(
    asking,
    `\`TimeEntry\`.user_id IN (SELECT \`TimeEntry\`.user_id FROM time_entries AS \`TimeEntry\`
      WHERE ${[asking.door(TimeEntry), ...given(asking), onMatters].join(' AND ')}
      GROUP BY \`TimeEntry\`.user_id HAVING SUM(\`TimeEntry\`.minutes) >= ${TEN_HOURS})`,
  )

const corrected = 'Time that was withdrawn is left out; time that was corrected counts as it stands now.'

const base = { subject: TimeEntry, group: 'all' } as const

export const hourFigures: Figure[] = [
  {
    ...base,
    code: 'hours.pro-bono',
    unit: 'minutes',
    asAt: 'as-it-stands',
    definition: `The minutes that lawyers of firms gave on matters, by the day of the work, verified or not. ${corrected}`,
    dimensions: ['firm', 'kind', 'activity', 'grade', 'stage', 'phase'],
    counted: asking => time(asking, onMatters),
  },
  {
    ...base,
    code: 'hours.programme',
    unit: 'minutes',
    asAt: 'as-it-stands',
    definition: `The minutes that lawyers of firms gave to the programme and on no matter: training, clinics, administration. ${corrected}`,
    dimensions: ['firm', 'activity', 'grade'],
    counted: asking => time(asking, "`TimeEntry`.kind <> 'matter'"),
  },
  {
    ...base,
    code: 'lawyers.taking-part',
    unit: 'lawyers',
    asAt: 'full',
    definition: `Each fee earner, once, for whom time on a matter was recorded. Time that was withdrawn is left out.`,
    dimensions: ['firm', 'kind', 'activity', 'grade'],
    overlapping: ['firm', 'kind', 'activity', 'grade'],
    counted: asking => lawyers(asking),
  },
  {
    ...base,
    code: 'lawyers.ten-hours',
    unit: 'lawyers',
    asAt: 'as-it-stands',
    definition: `Of the fee earners for whom time on a matter was recorded, those with ten hours or more in the period, at whatever firm. It is no share of all fee earners of a firm, for those who gave no time are not known. ${corrected}`,
    dimensions: ['firm'],
    overlapping: ['firm'],
    counted: withTenHours,
    among: asking => lawyers(asking),
  },
]
