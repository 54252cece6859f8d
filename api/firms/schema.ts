import { z } from 'zod'
import { daysBetween } from '../../jurisdictions/days.ts'
import { firmStatuses } from '../../models/Firm.ts'
import { partnershipStates } from '../../models/Partnership.ts'
import { roles } from '../../policies/vocabulary.ts'
import { pageSchema, paging } from '../page.ts'
import { currency, date, line, uuid } from '../text.ts'

const LARGEST = 2_147_483_647
const LONGEST_TERM = 400

const status = z.enum(firmStatuses)
const amount = z.int().max(LARGEST)

export const byYear = z.strictObject({
  id: uuid,
  year: z
    .string()
    .regex(/^(19|20|21)\d\d$/)
    .transform(Number),
})

export const FirmQuery = z.strictObject({
  ...paging,
  sort: z.enum(['name', '-name']).default('name'),
  status: status.optional(),
})

export const FirmsOwn = z.strictObject({ ...paging })

const name = line(400)
const offices = z.array(line(200)).max(50)

export const NewFirm = z.strictObject({ name, offices, status: status.default('prospect') })

export const FirmChange = z
  .strictObject({ name: name.optional(), offices: offices.optional(), status: status.optional() })
  .refine(change => Object.keys(change).length > 0, 'says nothing to change')

const term = { year: z.int().min(1900).max(2199), startsOn: date, endsOn: date }

export const NewPartnership = z
  .strictObject({ ...term, pledgedMinutes: amount.min(0), pledgedMinor: amount.min(0), currency })
  .superRefine(({ year, startsOn, endsOn }, context) => {
    const fault = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    if (endsOn <= startsOn) fault('endsOn', 'must lie after startsOn')
    else if (daysBetween(startsOn, endsOn) >= LONGEST_TERM) fault('endsOn', 'a term has at most 400 days')
    if (![startsOn, endsOn].some(day => Number(day.slice(0, 4)) === year)) {
      fault('year', 'must be the year in which the term starts or ends')
    }
  })

export const Signature = z.strictObject({ signedOn: date })
export const Ending = z.strictObject({ endedOn: date.optional() })

export const NewPayment = z.strictObject({
  receivedOn: date,
  amountMinor: amount.min(1),
  currency,
  receiptNumber: line(40),
})

export const NewUndertaking = z.strictObject({ userId: uuid, signedOn: date })

export const PartnershipAnswer = z.strictObject({
  year: z.int(),
  state: z.enum(partnershipStates),
  startsOn: date,
  endsOn: date,
  signedOn: date.nullable(),
  pledgedMinutes: z.int(),
  pledgedMinor: z.int(),
  currency,
})

export const PaymentAnswer = z.strictObject({
  id: uuid,
  receivedOn: date,
  amountMinor: z.int(),
  currency,
  receiptNumber: z.string(),
})

export const UndertakingAnswer = z.strictObject({ id: uuid, userId: uuid, signedOn: date })

export const PersonAnswer = z.strictObject({
  id: uuid,
  displayName: z.string(),
  roles: z.array(z.enum(roles)),
  undertakingSignedOn: date.nullable(),
})

export const FirmOutline = z.strictObject({
  id: uuid,
  name: z.string(),
  offices: z.array(z.string()),
  status,
})

export const FirmAnswer = FirmOutline.extend({
  partnerships: z.array(PartnershipAnswer).optional(),
  payments: z.array(PaymentAnswer).optional(),
})

export const FirmPage = pageSchema(FirmOutline)
export const PartnershipPage = pageSchema(PartnershipAnswer)
export const PaymentPage = pageSchema(PaymentAnswer)
export const PeoplePage = pageSchema(PersonAnswer)
