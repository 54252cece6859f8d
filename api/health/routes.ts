import { z } from 'zod'
import { Problem } from '../../errors.ts'
import { DataKey } from '../../models/DataKey.ts'
import { database } from '../../models/database.ts'
import { endpoint, ok } from '../endpoint.ts'

const Health = z.strictObject({ status: z.literal('ok') })

export const live = endpoint({
  summary: 'Whether the process runs',
  policy: { everybody: 'a load balancer asks; the answer says nothing else' },
  answer: { status: 200, schema: Health },
  transaction: false,
  handle: async () => ok({ status: 'ok' }),
})

export const ready = endpoint({
  summary: 'Whether requests can be served: the database answers and its tables are there',
  policy: { everybody: 'a load balancer asks; the answer says nothing else' },
  answer: { status: 200, schema: Health },
  transaction: false,
  handle: async () => {
    await database().authenticate({ retry: { max: 0 } })
    if ((await DataKey.count()) === 0)
      throw new Problem('unavailable', 'The database is not set up', { retryAfter: 5 })
    return ok({ status: 'ok' })
  },
})
