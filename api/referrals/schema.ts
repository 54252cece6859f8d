import { z } from 'zod'
import { moveReasons } from '../../commands/psychosocial/referralMoves.ts'
import { services } from '../../models/Provider.ts'
import { referralStates, urgencies } from '../../models/Referral.ts'
import { pieces } from '../../models/ReferralDisclosure.ts'
import { movers } from '../../models/ReferralMove.ts'
import { pageSchema, paging } from '../page.ts'
import { date, line, paragraph, reference, uuid } from '../text.ts'

const service = z.enum(services)
const urgency = z.enum(urgencies)
const state = z.enum(referralStates)
const piece = z.enum(pieces)

export const ReferralQuery = z.strictObject({
  ...paging,
  sort: z.enum(['respondBy', '-respondBy', 'waiting', '-waiting']).default('respondBy'),
  state: state.optional(),
  urgency: urgency.optional(),
  service: service.optional(),
  providerId: uuid.optional(),
  ownerId: uuid.optional(),
  reference: reference.optional(),
})

export const ChildQuery = z.strictObject(paging)

const chosen = z
  .array(piece)
  .max(pieces.length)
  .refine(given => new Set(given).size === given.length, 'a piece stands here twice')

const written = {
  providerId: uuid,
  service,
  urgency,
  reason: paragraph(4000),
  pieces: chosen,
}

const optional = {
  safeContact: paragraph(1000).nullable().optional(),
  interpreter: line(200).nullable().optional(),
}

export const NewReferral = z.strictObject({ ...written, ...optional })

export const ReferralChange = z
  .strictObject({ ...z.object(written).partial().shape, ...optional })
  .refine(change => Object.keys(change).length > 0, 'says nothing to change')

export const Move = z.strictObject({
  state,
  because: z.enum(moveReasons).optional(),
  words: paragraph(2000).optional(),
  expectedOn: date.optional(),
})

export const Worker = z.strictObject({ userId: uuid })

const person = z.strictObject({ id: uuid, name: z.string() })

const outline = {
  id: uuid,
  reference: z.string(),
  provider: z.strictObject({ id: uuid, name: z.string(), kind: z.string() }),
  service,
  layer: z.int(),
  urgency,
  state,
  owner: person.nullable(),
  sentAt: z.string().nullable(),
  respondBy: z.string().nullable(),
  feedbackDueOn: date.nullable(),
  waitingSince: date.nullable(),
  /** The place on the provider's waiting list: by urgency, then by the day since which they wait. */
  place: z.int().nullable(),
  expectedOn: date.nullable(),
  /** The code of the reason that the last move gave. */
  because: z.string().nullable(),
  settledOn: date.nullable(),
  /** The days of the first and the last session to which the client came; nothing is said of those between. */
  startedOn: date.nullable(),
  lastContactOn: date.nullable(),
}

export const ListedReferral = z.strictObject({ ...outline, clientId: uuid.optional() })
export const ReferralPage = pageSchema(ListedReferral)

export const ReferralAnswer = z.strictObject({
  ...outline,
  clientId: uuid.optional(),
  reason: z.string().nullable().optional(),
  disclosed: z.array(piece).optional(),
  safeContact: z.string().nullable().optional(),
  interpreter: z.string().nullable().optional(),
  referredBy: person.optional(),
  workers: z.array(person.extend({ startsOn: date, endsOn: date.nullable() })).optional(),
  /** The states to which the reader may move it now. */
  allowed: z.array(state),
})

export const MoveAnswer = z.strictObject({
  from: state.nullable(),
  to: state,
  movedBy: person.nullable(),
  movedAs: z.enum(movers),
  movedAt: z.string(),
  because: z.string().nullable(),
  words: z.string().nullable(),
  expectedOn: date.nullable(),
})

export const MovePage = pageSchema(MoveAnswer)
