import { z } from 'zod'
import { paragraph, uuid } from '../text.ts'
import { ProposedFirms } from './proposal-schema.ts'

const named = z.strictObject({ id: z.string(), name: z.string() })
const moment = z.string().nullable()

const firmIds = z
  .array(uuid)
  .min(1)
  .max(500)
  .refine(all => new Set(all).size === all.length, 'names a firm twice')

export const NewPlacement = z
  .strictObject({ firmIds: firmIds.optional(), reason: paragraph(2000).optional() })
  .superRefine(({ firmIds: own, reason }, context) => {
    if (own && !reason) {
      context.addIssue({
        code: 'custom',
        path: ['reason'],
        message: 'is missing; an order of your own needs one',
      })
    }
  })

export const NewOrder = z.strictObject({ firmIds, reason: paragraph(2000) })

const Rung = z.strictObject({
  id: z.string(),
  rank: z.number(),
  firm: named,
  state: z.string(),
  offeredAt: moment,
  answerBy: moment,
  nudgedAt: moment,
  answeredAt: moment,
  settledAt: moment,
  reason: z.string().nullable(),
  /** Only for those who read the slip: a firm's own words may name somebody. */
  condition: z.string().nullable().optional(),
})

export const Placement = z.strictObject({
  id: z.string(),
  matter: z.strictObject({ id: z.string(), reference: z.string() }),
  state: z.string(),
  openedAt: z.string(),
  openedBy: named,
  endedAt: moment,
  orderReason: z.string().nullable(),
  daysWaiting: z.number(),
  neededBy: z.string().nullable(),
  daysLeft: z.number().nullable(),
  endsBy: moment,
  alarm: z.boolean(),
  ladder: z.array(Rung),
  proposal: ProposedFirms.nullable(),
})
