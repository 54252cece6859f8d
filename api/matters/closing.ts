import { closeMatter } from '../../commands/partnerships/closeMatter.ts'
import { Matter } from '../../models/Matter.ts'
import { findFor } from '../../policies/authorize.ts'
import { endpoint } from '../endpoint.ts'
import { byId } from '../text.ts'
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
