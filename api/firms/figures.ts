import { z } from 'zod'
import { currency, date } from '../text.ts'

const Count = z.union([
  z.strictObject({ value: z.int() }),
  z.strictObject({ masked: z.literal(true) }),
  z.strictObject({ withheld: z.literal(true) }),
])
const compared = <T extends z.ZodType>(one: T) => z.strictObject({ thisYear: one, lastYear: one })
const Counts = compared(Count)
const Period = z.strictObject({ year: z.int(), startsOn: date, endsOn: date })
const rows = z.array(z.strictObject({ label: z.string(), thisYear: Count, lastYear: Count }))
const given = { givenMinor: z.int(), lastYearGivenMinor: z.int() }

/** The figures of a renewal report as JSON. */
export const FiguresAnswer = z.strictObject({
  centre: z.strictObject({ name: z.string() }),
  firm: z.strictObject({ name: z.string(), offices: z.array(z.string()) }),
  programme: z.string(),
  period: Period,
  lastPeriod: Period.nullable(),
  preparedOn: date,
  lawyers: Counts,
  totals: z.strictObject({ matters: Counts, minutes: compared(z.int()) }),
  mattersByKind: rows,
  mattersByStage: rows,
  minutesByMonth: z.array(
    z.strictObject({
      month: z.string().regex(/^\d{4}-\d\d$/),
      minutes: z.int(),
      lastYearMinutes: z.int(),
    }),
  ),
  pledge: z.strictObject({
    minutesPledged: z.int(),
    minutesGiven: z.int(),
    lastYearMinutesGiven: z.int(),
    money: z.array(z.strictObject({ currency, pledgedMinor: z.int(), ...given })),
  }),
  notionalValue: z.strictObject({ currency, minor: z.int(), basis: z.string() }).nullable(),
  definitions: z.array(z.string()),
})
