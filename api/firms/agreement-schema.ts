import { z } from 'zod'
import { matterKinds } from '../../models/Matter.ts'
import { endings } from '../../models/Partnership.ts'
import { pledgedInCurrency, pledgeKinds } from '../../models/Pledge.ts'
import { termStates } from '../../models/partnershipState.ts'
import { pageSchema } from '../page.ts'
import { currency, date, line, uuid } from '../text.ts'
import { amount, faultIn, year } from './amounts.ts'

/** Said in the API's description, for a pledge of 200 hours is 12000. */
const QUANTITY =
  'Minutes for hours, minor units of the currency for money and in-kind, days for a secondment, else a count'

const PledgeInput = z
  .strictObject({
    kind: z.enum(pledgeKinds),
    quantity: amount.min(1).meta({ description: QUANTITY }),
    currency: currency.nullish(),
    restrictedTo: line(200).nullish(),
    description: line(500).nullish(),
    instalments: z
      .array(z.strictObject({ dueOn: date, amountMinor: amount.min(1) }))
      .max(60)
      .optional(),
  })
  .superRefine(({ kind, currency, instalments = [] }, context) => {
    const fault = faultIn(context)
    const needs = pledgedInCurrency.includes(kind)
    if (needs && !currency) fault(['currency'], 'is missing')
    if (!needs && currency) fault(['currency'], 'belongs to money and to gifts in kind only')
    if (kind !== 'money' && instalments.length > 0) fault(['instalments'], 'only money comes in instalments')
  })

/** What is given must be counted towards one pledge and no other, so no two pledges are alike. */
const pledges = z
  .array(PledgeInput)
  .max(20)
  .superRefine((all, context) => {
    const names = all.map(({ kind, currency, restrictedTo }) =>
      JSON.stringify([kind, currency ?? null, kind === 'money' ? (restrictedTo ?? null) : null]),
    )
    names.forEach((name, at) => {
      if (names.indexOf(name) < at) faultIn(context)([at], 'is pledged already; say it in one pledge')
    })
  })

const hours = z.int().min(1).max(720)
const conditions = {
  excludedKinds: z.array(z.enum(matterKinds)).max(matterKinds.length).nullish(),
  excludedSectors: z.array(line(100)).max(50).nullish(),
  reportingDates: z.array(date).max(24).nullish(),
  answerHours: hours.optional(),
  clearHours: hours.optional(),
  graceDays: z.int().min(0).max(366).optional(),
  mostMatters: z.int().min(0).max(1000).nullish(),
}

export const NewPartnership = z.strictObject({
  year,
  startsOn: date,
  endsOn: date,
  pledges,
  ...conditions,
})

export const PartnershipChange = z
  .strictObject({
    startsOn: date.optional(),
    endsOn: date.optional(),
    pledges: pledges.optional(),
    ...conditions,
  })
  .refine(change => Object.keys(change).length > 0, 'says nothing to change')

const Signatory = z.strictObject({
  name: line(200),
  title: line(200),
  side: z.enum(['centre', 'firm']),
  signedOn: date,
})
const signatories = z
  .array(Signatory)
  .max(20)
  .refine(all => all.some(({ side }) => side === 'centre') && all.some(({ side }) => side === 'firm'), {
    message: 'name at least one person for each side',
  })

export const Signature = z.strictObject({ signedOn: date, signatories: signatories.nullish() })
export const Ending = z.strictObject({ endedOn: date.optional(), because: z.enum(endings).nullish() })

const PledgeAnswer = z.strictObject({
  id: uuid,
  kind: z.enum(pledgeKinds),
  quantity: z.int().meta({ description: QUANTITY }),
  currency: currency.nullable(),
  restrictedTo: z.string().nullable(),
  description: z.string().nullable(),
  instalments: z.array(z.strictObject({ id: uuid, dueOn: date, amountMinor: z.int() })),
})

export const PartnershipAnswer = z.strictObject({
  year: z.int(),
  state: z.enum(termStates),
  startsOn: date,
  endsOn: date,
  signedOn: date.nullable(),
  pledges: z.array(PledgeAnswer),
  excludedKinds: z.array(z.enum(matterKinds)),
  excludedSectors: z.array(z.string()),
  reportingDates: z.array(date),
  answerHours: z.int(),
  clearHours: z.int(),
  graceDays: z.int(),
  mostMatters: z.int().nullable(),
  signatories: z.array(Signatory),
  renewedFrom: z.int().nullable(),
  endedBecause: z.enum(endings).nullable(),
})

export const PartnershipPage = pageSchema(PartnershipAnswer)
