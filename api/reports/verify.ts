import type { Context } from '../../commands/context.ts'
import { countAt, type Pace, prepareAt, waitAt } from '../../commands/networkLane.ts'
import { Problem } from '../../errors.ts'
import { inTransaction } from '../../models/database.ts'
import { endpoint, ok } from '../endpoint.ts'
import { momentOrNull } from '../stored.ts'
import { findByFingerprint, type Verdict } from './query.ts'
import { byFingerprint, Verified } from './schema.ts'

/** How often a network may ask for fingerprints that nobody knows. */
const guesses: Pace = { door: 'fingerprint', free: 20, firstWait: 2, longestWait: 300 }

export const verify = endpoint({
  summary:
    'Whether this centre made a report that bears a fingerprint, and whether a later one took its place',
  policy: {
    everybody: 'whoever holds a report knows its fingerprint; the answer tells nothing of what it says',
  },
  params: byFingerprint,
  answer: { status: 200, schema: Verified },
  transaction: false,
  handle: async ({ context, params: { fingerprint }, house }) => {
    const found = await findByFingerprint(fingerprint)
    if (!found) return refuseUnknown(context)
    return ok({
      kind: found.kind,
      madeAt: momentOrNull(found.madeAt),
      installation: house.config.CENTRE_NAME,
      state: stateOf(found),
    })
  },
})

/** What its holder may rely on. A release that was not issued counts for nothing, whatever came later. */
function stateOf({ release, superseded }: Verdict) {
  if (release === 'refused') return release
  if (release && release !== 'issued') return 'draft'
  return Number(superseded) === 1 ? 'superseded' : 'valid'
}

/** Only what nobody knows is counted: who holds a report is answered, however many guesses their network made. */
async function refuseUnknown(context: Context): Promise<never> {
  refuseHaste(await waitAt(context, guesses))
  await inTransaction(() => prepareAt(context, guesses))
  refuseHaste(await inTransaction(() => countAt(context, guesses)))
  throw new Problem('not-found', 'Unknown fingerprint: no report that bears it was made here')
}

function refuseHaste(retryAfter: number): void {
  if (retryAfter > 0)
    throw new Problem('too-many-requests', 'Look at the fingerprint again before you ask again', {
      retryAfter,
    })
}
