import { z } from 'zod'
import { firmStatuses } from '../../models/Firm.ts'
import { messageStates } from '../../models/PlannedMessage.ts'
import { pledgeKinds } from '../../models/Pledge.ts'
import { termStates } from '../../models/partnershipState.ts'
import { pageSchema, paging } from '../page.ts'
import { currency, date, uuid } from '../text.ts'
import { bases } from './forecast.ts'
import { verdicts } from './health.ts'

export const sortKeys = ['-risk', 'risk', 'daysToEnd', '-daysToEnd', 'name', '-name'] as const

export const DeskQuery = z.strictObject({
  ...paging,
  sort: z.enum(sortKeys).default('-risk'),
  state: z.enum(termStates).optional(),
})

export const ForecastQuery = z.strictObject({
  year: z.coerce.number().int().min(1900).max(2199).optional(),
})

const named = z.strictObject({ id: uuid, name: z.string() })

/** Minutes for hours, minor units for money and gifts in kind, days for a secondment, else a count. */
const Amount = z.strictObject({
  kind: z.enum(pledgeKinds),
  currency: currency.nullable(),
  pledged: z.int(),
  given: z.int(),
  unit: z.enum(['minutes', 'minor', 'days', 'count']),
})

const Row = z.strictObject({
  firm: named.extend({ status: z.enum(firmStatuses) }),
  year: z.int(),
  state: z.enum(termStates),
  startsOn: date,
  endsOn: date,
  daysToEnd: z.int(),
  amounts: z.array(Amount),
  risk: z.int().min(0).max(100),
  reasons: z.array(z.strictObject({ fact: z.string(), verdict: z.enum(verdicts), quarterPoints: z.int() })),
  facts: z.array(
    z.strictObject({
      code: z.string(),
      unit: z.enum(['percent', 'minutes', 'count', 'days']),
      value: z.int().nullable(),
      verdict: z.enum(verdicts),
      rule: z.string(),
    }),
  ),
  nextStep: z
    .strictObject({
      from: z.enum(['task', 'ladder']),
      what: z.string(),
      owedBy: z.string(),
      on: date,
      taskId: uuid.nullable(),
    })
    .nullable(),
  lastMessage: z
    .strictObject({ rung: z.string(), state: z.enum(messageStates), madeAt: z.iso.datetime().nullable() })
    .nullable(),
})

export const DeskAnswer = pageSchema(Row).extend({
  totals: z.strictObject({
    firms: z.int(),
    states: z.array(z.strictObject({ state: z.enum(termStates), firms: z.int() })),
    amounts: z.array(Amount),
  }),
  riskRule: z.strictObject({
    rule: z.string(),
    weights: z.array(z.strictObject({ fact: z.string(), weight: z.int() })),
  }),
  ceiling: z.int(),
  complete: z.boolean(),
})

const Range = z.strictObject({ low: z.int(), expected: z.int(), high: z.int() })
const Money = z.array(Range.extend({ currency }))

export const ForecastAnswer = z.strictObject({
  year: z.int(),
  on: date,
  minutes: Range,
  money: Money,
  firms: z.array(z.strictObject({ firm: named, basis: z.enum(bases), minutes: Range, money: Money })),
  assumptions: z.strictObject({
    chances: z.array(Range.extend({ basis: z.enum(bases) })),
    sentences: z.array(z.string()),
  }),
  ceiling: z.int(),
  complete: z.boolean(),
})

export const RetentionAnswer = z.strictObject({
  definition: z.string(),
  on: date,
  years: z.array(
    z.strictObject({
      year: z.int(),
      firms: z.int(),
      kept: z.int(),
      tenthsOfPercent: z.int(),
      open: z.boolean(),
    }),
  ),
  cohorts: z.array(
    z.strictObject({
      firstYear: z.int(),
      firms: z.int(),
      years: z.array(z.strictObject({ year: z.int(), firms: z.int(), tenthsOfPercent: z.int() })),
    }),
  ),
})
