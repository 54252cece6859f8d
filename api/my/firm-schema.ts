import { z } from 'zod'
import { ContributionsAnswer } from '../firms/contributions-schema.ts'
import { OfferAnswer } from '../offers/schema.ts'
import { TaskAnswer } from '../tasks/schema.ts'
import { date, uuid } from '../text.ts'

const whole = z.int().min(0)

/** What waits for the coordinator of a firm, and where the firm stands. Minutes, counts, and days left. */
export const DeskAnswer = z.strictObject({
  firm: z.strictObject({ id: uuid, name: z.string() }),
  /** Offers that wait for a yes or no, and conflict slips that wait for their check; the most urgent five. */
  offers: z.strictObject({ toAnswer: whole, toCheck: whole, items: z.array(OfferAnswer) }),
  hoursToVerify: z.array(z.strictObject({ month: z.string(), entries: whole, minutes: whole })),
  tasks: z.strictObject({ open: whole, items: z.array(TaskAnswer) }),
  /** Ends within sixty days, or has ended and was not renewed. */
  ending: z.array(
    z.strictObject({
      person: z.strictObject({ id: uuid, name: z.string() }),
      what: z.enum(['undertaking', 'practising-certificate', 'indemnity', 'induction']),
      jurisdiction: z.string().nullable(),
      endsOn: date,
      daysLeft: z.int(),
    }),
  ),
  matters: z.strictObject({ draft: whole, active: whole, closed: whole }),
  /** What was given so far beside what was pledged; null for a firm without an agreement. */
  agreement: ContributionsAnswer.extend({ daysLeft: z.int() }).nullable(),
  /** Where the latest renewal report is drawn. */
  renewalReport: z.string().nullable(),
})
