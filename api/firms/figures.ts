import { z } from 'zod'
import { giftKinds } from '../../models/GiftInKind.ts'
import { grades } from '../../models/LawyerProfile.ts'
import { pledgeKinds } from '../../models/Pledge.ts'
import { languages } from '../../reports/language/languages.ts'
import { currency, date } from '../text.ts'

const language = z.enum(languages)

/** The language of the words of a report. */
export const ReportQuery = z.strictObject({ language: language.default('en') })

const Count = z.union([
  z.strictObject({ value: z.int() }),
  z.strictObject({ masked: z.literal(true) }),
  z.strictObject({ withheld: z.literal(true) }),
])
const compared = <T extends z.ZodType>(one: T) => z.strictObject({ thisYear: one, lastYear: one })
const Counts = compared(Count)
const Period = z.strictObject({ year: z.int(), startsOn: date, endsOn: date })
const rows = z.array(z.strictObject({ code: z.string(), thisYear: Count, lastYear: Count }))
const numbers = compared(z.int())
const given = { givenMinor: z.int(), lastYearGivenMinor: z.int() }

/** The figures of a renewal report as JSON. */
export const FiguresAnswer = z.strictObject({
  centre: z.strictObject({ name: z.string() }),
  firm: z.strictObject({ name: z.string(), offices: z.array(z.string()) }),
  period: Period,
  lastPeriod: Period.nullable(),
  preparedOn: date,
  smallCells: z.int(),
  lawyers: Counts,
  tenHours: Counts,
  totals: z.strictObject({ matters: Counts, minutes: numbers }),
  mattersByKind: rows,
  mattersByStage: rows,
  closed: z.strictObject({ all: Counts, rows }),
  steps: rows,
  minutesByMonth: z.array(
    z.strictObject({
      month: z.string().regex(/^\d{4}-\d\d$/),
      minutes: z.int(),
      lastYearMinutes: z.int(),
    }),
  ),
  minutesByGrade: z.array(
    z.strictObject({
      grade: z.enum([...grades, 'unknown']),
      months: z.array(z.int()),
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
  training: z.strictObject({ trainings: numbers, attendances: Counts, pointsTenths: Counts }),
  gifts: z.array(
    z.strictObject({
      kind: z.enum(giftKinds),
      currency: currency.nullable(),
      gifts: numbers,
      statedMinor: numbers,
    }),
  ),
  /** Of the whole programme, not of this firm’s clients alone. */
  helped: z.strictObject({ knownOn: date, people: Counts, sent: Counts, reached: Counts }),
  proposal: z
    .strictObject({
      basis: z.enum(['signed', 'drafted', 'repeated']),
      startsOn: date,
      endsOn: date,
      pledges: z.array(
        z.strictObject({
          kind: z.enum(pledgeKinds),
          currency: currency.nullable(),
          now: z.int(),
          next: z.int(),
        }),
      ),
    })
    .nullable(),
  language,
  definitions: z.array(z.strictObject({ code: z.string(), text: z.string() })),
  remarks: z.array(z.string()),
})
