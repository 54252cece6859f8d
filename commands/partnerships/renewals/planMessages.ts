import type { Partnership } from '../../../models/Partnership.ts'
import { PlannedMessage, type SkipReason } from '../../../models/PlannedMessage.ts'
import type { Context } from '../../context.ts'
import { dayOfRung, lacksGrace, ladder, type Rung } from './ladder.ts'
import { type Renewing, reasonToStop } from './renewalStop.ts'

/**
 * Puts every active rung of the ladder that an agreement does not have yet into its ledger. A rung whose day has passed
 * by then is written down as skipped. When a firm came back from a pause, or a rung that rested was taken up again, what
 * was skipped because of that is planned anew, in a row of its own. The firm must be locked, so that two processes do not plan at once. Answers how many rows.
 */
export async function planMessages(context: Context, renewing: Renewing): Promise<number> {
  const { firm, partnership } = renewing
  const known = await PlannedMessage.findAll({ where: { partnershipId: partnership.id }, lock: true })
  const returns = firm.status === 'partner' && reasonToStop(renewing, context.today) === null
  const rows = (await ladder())
    .filter(({ active }) => active)
    .flatMap(rung => {
      const last = newestOf(known, rung)
      if (!last) return [firstRow(context, renewing, rung)]
      const anew = returns && waits(context, last, dayOfRung(rung, partnership))
      return anew ? [rowOf(partnership, rung, last.round + 1)] : []
    })
  await PlannedMessage.bulkCreate(rows)
  return rows.length
}

const waits = ({ today }: Context, { because }: PlannedMessage, day: string) =>
  because === 'paused' || (because === 'superseded' && day > today)

const newestOf = (known: PlannedMessage[], { code }: Rung) =>
  known.filter(({ rung }) => rung === code).sort((one, other) => other.round - one.round)[0]

const rowOf = (partnership: Partnership, rung: Rung, round: number) => ({
  partnershipId: partnership.id,
  firmId: partnership.firmId,
  rung: rung.code,
  round,
  plannedFor: dayOfRung(rung, partnership),
})

function firstRow({ now, today }: Context, { partnership }: Renewing, rung: Rung) {
  const row = rowOf(partnership, rung, 1)
  const because = reasonAtStart(partnership, rung, today)
  return because ? { ...row, state: 'skipped' as const, because, settledAt: now } : row
}

function reasonAtStart(partnership: Partnership, rung: Rung, today: string): SkipReason | null {
  if (lacksGrace(rung, partnership)) return 'no-grace'
  const day = dayOfRung(rung, partnership)
  return day < today || day < partnership.startsOn ? 'late-start' : null
}
