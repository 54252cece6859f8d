import { z } from 'zod'
import { firmStatuses } from '../../models/Firm.ts'
import { standingReasons } from '../../models/FirmStanding.ts'
import { pageSchema } from '../page.ts'
import { date, paragraph, uuid } from '../text.ts'

/** Reasons that somebody gives. The others are written by what the firm does: it is met, it talks, it signs. */
const reasons = standingReasons.filter(
  reason => !['first-contact', 'engaged', 'agreement-signed'].includes(reason),
)

export const NewStanding = z
  .strictObject({
    status: z.enum(['engaged', 'partner', 'paused', 'lapsed', 'former']),
    sinceOn: date.optional(),
    because: z.enum(reasons),
    note: paragraph(2000).nullable().optional(),
  })
  .refine(({ status, because }) => because !== 'returned' || status === 'partner' || status === 'engaged', {
    path: ['because'],
    message: 'a firm that returns becomes partner or engaged',
  })

export const StandingAnswer = z.strictObject({
  id: uuid,
  status: z.enum(firmStatuses),
  sinceOn: date,
  because: z.enum(standingReasons),
  note: z.string().nullable(),
})

export const StandingPage = pageSchema(StandingAnswer)
