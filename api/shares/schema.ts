import { z } from 'zod'
import { shareKinds, shareStates } from '../../models/Share.ts'
import { pageSchema, paging } from '../page.ts'
import { byId, paragraph, uuid } from '../text.ts'

export const OfShare = byId.extend({ shareId: uuid })

export const ShareQuery = z.strictObject({
  ...paging,
  sort: z.enum(['madeAt', '-madeAt']).default('-madeAt'),
})

export const NewShare = z.strictObject({ kind: z.enum(shareKinds), text: paragraph(10_000) })

export const ShareSeen = z.strictObject({
  id: z.string(),
  referralId: z.string(),
  clientId: z.string(),
  kind: z.enum(shareKinds),
  text: z.string(),
  state: z.enum(shareStates),
  madeBy: z.strictObject({ id: z.string(), name: z.string() }),
  madeAt: z.string(),
  endedAt: z.string().nullable(),
})

export const SharePage = pageSchema(ShareSeen)
