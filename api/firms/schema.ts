import { z } from 'zod'
import { firmStatuses } from '../../models/Firm.ts'
import { withdrawalReasons } from '../../models/Payment.ts'
import { pageSchema, paging } from '../page.ts'
import { currency, date, line, uuid } from '../text.ts'
import { PartnershipAnswer } from './agreement-schema.ts'
import { amount, year } from './amounts.ts'
import { GiftAnswer, withdrawn } from './gifts-schema.ts'

const status = z.enum(firmStatuses)

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

export const NewFirm = z.strictObject({
  name,
  offices,
  status: z.enum(['prospect', 'engaged']).default('prospect'),
})

export const FirmChange = z
  .strictObject({ name: name.optional(), offices: offices.optional() })
  .refine(change => Object.keys(change).length > 0, 'says nothing to change')

export const NewPayment = z.strictObject({
  receivedOn: date,
  amountMinor: amount.min(1),
  currency,
  receiptNumber: line(40),
  restrictedTo: line(200).nullish(),
  pledgeYear: year.optional(),
  instalmentId: uuid.optional(),
})

export const FirmsPayment = z.strictObject({ id: uuid, paymentId: uuid })

export const Withdrawal = z.strictObject({ reason: z.enum(withdrawalReasons) })

export const NewUndertaking = z.strictObject({ userId: uuid, signedOn: date })

export const PaymentAnswer = z.strictObject({
  id: uuid,
  receivedOn: date,
  amountMinor: z.int(),
  currency,
  receiptNumber: z.string(),
  restrictedTo: z.string().nullable(),
  pledgeId: uuid.nullable(),
  instalmentId: uuid.nullable(),
  ...withdrawn,
})

export const UndertakingAnswer = z.strictObject({ id: uuid, userId: uuid, signedOn: date })

export const FirmOutline = z.strictObject({
  id: uuid,
  name: z.string(),
  offices: z.array(z.string()),
  status,
})

export const FirmAnswer = FirmOutline.extend({
  partnerships: z.array(PartnershipAnswer).optional(),
  payments: z.array(PaymentAnswer).optional(),
  giftsInKind: z.array(GiftAnswer).optional(),
})

export const FirmPage = pageSchema(FirmOutline)
export const PaymentPage = pageSchema(PaymentAnswer)
