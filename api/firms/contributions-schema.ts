import { z } from 'zod'
import { termStates } from '../../models/partnershipState.ts'
import { currency, date, uuid } from '../text.ts'

export const instalmentStates = ['paid', 'due', 'overdue'] as const

const whole = z.int().min(0)
const minutes = { verifiedMinutes: whole, unverifiedMinutes: whole }
const valued = z.array(z.strictObject({ currency, valuedMinor: whole }))

const pledge = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.strictObject({
    id: uuid,
    kind: z.literal(kind),
    restrictedTo: z.string().nullable(),
    description: z.string().nullable(),
    ...shape,
  })

const Instalment = z.strictObject({
  id: uuid,
  dueOn: date,
  amountMinor: whole,
  paidMinor: whole,
  state: z.enum(instalmentStates),
})

/**
 * What was given beside what was pledged. Every number stands for one thing: money of one currency, minutes, days, or a
 * stated value of things. None adds two of them.
 */
export const ContributionsAnswer = z.strictObject({
  year: z.int(),
  state: z.enum(termStates),
  startsOn: date,
  endsOn: date,
  on: date,
  pledges: z.array(
    z.discriminatedUnion('kind', [
      pledge('hours', { pledgedMinutes: whole, ...minutes }),
      pledge('money', {
        currency,
        pledgedMinor: whole,
        givenMinor: whole,
        instalments: z.array(Instalment),
      }),
      pledge('matters', { pledged: whole, taken: whole }),
      pledge('trainings', { pledged: whole, held: whole }),
      pledge('secondment', { pledgedDays: whole, givenDays: whole, valued }),
      pledge('in-kind', { currency, pledgedMinor: whole, valuedMinor: whole }),
    ]),
  ),
  outside: z.strictObject({
    ...minutes,
    matters: whole,
    trainings: whole,
    money: z.array(z.strictObject({ currency, givenMinor: whole })),
    secondment: z.strictObject({ days: whole, valued }),
    inKind: z.strictObject({ valued, giftsWithoutValue: whole }),
  }),
})

export type Contributions = z.infer<typeof ContributionsAnswer>
