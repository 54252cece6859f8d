import type { Context } from '../commands/context.ts'
import { endGrace } from '../commands/partnerships/renewals/endGrace.ts'
import { ladder } from '../commands/partnerships/renewals/ladder.ts'
import { makeMessages } from '../commands/partnerships/renewals/makeMessages.ts'
import { planMessages } from '../commands/partnerships/renewals/planMessages.ts'
import type { Renewing } from '../commands/partnerships/renewals/renewalStop.ts'
import { settleMessage } from '../commands/partnerships/renewals/settleMessage.ts'
import { inTransaction } from '../models/database.ts'
import {
  type Due,
  graceOver,
  messagesToSettle,
  renewalsToMake,
  renewalsToPlan,
} from '../models/dueRenewals.ts'
import { Firm } from '../models/Firm.ts'
import { Partnership } from '../models/Partnership.ts'
import { describeError } from '../runtime/logger.ts'
import { type Run, Stopped, type Workplace } from './place.ts'

/**
 * Climbs the ladder of every renewal: plans what is not planned yet, makes what is due today or was missed, and lets
 * firms lapse whose grace is over. An agreement at a time, under the lock of its firm, so that two processes never make
 * one message twice. What fails for one firm holds up no other, and fails the run when all are done.
 */
export async function climbLadder(context: Context, run: Run): Promise<void> {
  const { today } = context
  const codes = (await ladder()).filter(({ active }) => active).map(({ code }) => code)
  const { CENTRE_NAME } = run.place.config
  const steps: [due: () => Promise<Due[]>, work: (renewing: Renewing) => Promise<unknown>][] = [
    [() => renewalsToPlan(codes, today), renewing => planMessages(context, renewing)],
    [() => renewalsToMake(today), renewing => makeMessages(context, renewing, CENTRE_NAME)],
    [() => graceOver(today), renewing => endGrace(context, renewing)],
  ]
  const failures: unknown[] = []
  for (const [due, work] of steps) {
    const one = ({ partnershipId }: Due) => partnershipId
    failures.push(...(await each(run, await due(), one, found => withLocks(found, work))))
  }
  if (failures.length > 0) throw failures[0]
}

/** Writes into the ledger what became of the letters. */
export async function settleLetters(context: Context, run: Run): Promise<void> {
  const settle = (id: string) => inTransaction(() => settleMessage(context, id))
  const failures = await each(run, await messagesToSettle(), id => id, settle)
  if (failures.length > 0) throw failures[0]
}

async function withLocks(
  { firmId, partnershipId }: Due,
  work: (renewing: Renewing) => Promise<unknown>,
): Promise<void> {
  await inTransaction(async () => {
    const firm = await Firm.findByPk(firmId, { lock: true, rejectOnEmpty: true })
    const agreements = await Partnership.findAll({ where: { firmId }, lock: true })
    const partnership = agreements.find(({ id }) => id === partnershipId)
    if (partnership) await work({ firm, partnership, agreements })
  })
}

/** Works on one after the other, and answers what failed. */
async function each<T>(
  { place, signal }: Run,
  found: T[],
  idOf: (one: T) => string,
  work: (one: T) => Promise<void>,
): Promise<unknown[]> {
  const failures: unknown[] = []
  for (const one of found) {
    if (signal.aborted) throw new Stopped()
    try {
      await work(one)
    } catch (error) {
      tell(place, idOf(one), error)
      failures.push(error)
    }
  }
  return failures
}

function tell({ logger }: Workplace, subjectId: string, error: unknown): void {
  logger.error('renewal not handled', { subject: 'Renewal', subjectId, ...describeError(error) })
}
