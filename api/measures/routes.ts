import { measures } from '../../measures/load.ts'
import type { Measure } from '../../measures/schema.ts'
import { endpoint, ok } from '../endpoint.ts'
import * as schema from './schema.ts'

export const list = endpoint({
  summary: 'The measures that can be recorded, each version with its range, thresholds, sources and licence',
  policy: { may: ['record-service', 'Referral'] },
  answer: { status: 200, schema: schema.MeasuresAnswer },
  transaction: false,
  handle: async () => ok({ items: measures.map(present) }),
})

function present({ total, missingItems: _, noneReachedWords: __, verifiedBy: ___, ...measure }: Measure) {
  return { ...measure, range: total }
}
