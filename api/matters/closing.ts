import { closeMatter } from '../../commands/partnerships/matters/closeMatter.ts'
import { giveFeedback } from '../../commands/partnerships/matters/giveFeedback.ts'
import { record } from '../../commands/record.ts'
import { Problem } from '../../errors.ts'
import { Matter } from '../../models/Matter.ts'
import { NO_FIRM } from '../../policies/actor.ts'
import { findFor } from '../../policies/authorize.ts'
import { reads } from '../../policies/visibility.ts'
import { created, endpoint, ok } from '../endpoint.ts'
import { byId } from '../text.ts'
import { presentFeedback, wholeClosure } from './closed.ts'
import * as schema from './closing-schema.ts'
import { Matter as MatterAnswer } from './schema.ts'
import { shown } from './work.ts'

export const closure = endpoint({
  summary: 'Close a matter. Access that hangs on it ends at once',
  policy: { may: ['close', 'Matter'] },
  params: byId,
  body: schema.Closure,
  answer: { status: 200, schema: MatterAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const matter = await findFor(ability, 'close', Matter, params.id)
    await closeMatter(context, matter, body)
    return shown(ability, matter.id)
  },
})

export const show = endpoint({
  summary: 'How a matter ended; the coordinator of the firm sees what the firm gave',
  policy: { may: ['read', 'Matter'] },
  params: byId,
  answer: { status: 200, schema: schema.ClosureAnswer },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const matter = await findFor(ability, 'read', Matter, params.id)
    const all = reads<'Matter'>(matter, 'closing')
    if (!all) await findFor(ability, 'give-feedback', Matter, params.id)
    const { forFirm, more } = await wholeClosure(matter)
    await record(context, 'matter.closure-opened', matter)
    return ok(all ? { ...forFirm, ...more } : forFirm)
  },
})

export const feedback = endpoint({
  summary: 'What the client (by the centre) or the firm (by its coordinator) says of the work, once each',
  policy: { may: ['give-feedback', 'Matter'] },
  params: byId,
  body: schema.Feedback,
  answer: { status: 201, schema: schema.FeedbackAnswer },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const matter = await findFor(ability, 'give-feedback', Matter, params.id)
    const speaksFor = context.actor.firmId === NO_FIRM ? 'client' : 'firm'
    if (body.from !== speaksFor) throw new Problem('forbidden', `You may not speak for the ${body.from}`)
    const given = await giveFeedback(context, matter, body)
    return created(`/api/v1/matters/${matter.id}/closure`, presentFeedback(given))
  },
})
