import { invalid, Problem } from '../../../errors.ts'
import { newId } from '../../../models/columns.ts'
import type { Firm, FirmStatus } from '../../../models/Firm.ts'
import { FirmStanding, type StandingReason } from '../../../models/FirmStanding.ts'
import { Partnership } from '../../../models/Partnership.ts'
import type { Context } from '../../context.ts'
import { refuseFuture } from '../refuseFuture.ts'

export interface NewStanding {
  status: FirmStatus
  sinceOn: string
  because: StandingReason
  note?: string | null | undefined
}

/** What somebody decides about a firm: the reason, and the day from which on it holds (today, unless told). */
export interface Decision {
  because: StandingReason
  sinceOn?: string | undefined
  note?: string | null | undefined
}

/**
 * Writes down what a firm is to the centre from a day on. The firm's own status is a copy of the newest row, and
 * nothing else writes it. Answers the newest row as it is when the firm is that already. Throws 422 for a day in the
 * future or before the newest row.
 */
export async function stand(context: Context, firm: Firm, input: NewStanding): Promise<FirmStanding> {
  const newest = await newestStanding(firm.id)
  if (newest?.status === input.status) return newest
  refuseFuture(context, '/sinceOn', input.sinceOn)
  if (newest && input.sinceOn < newest.sinceOn) throw invalid('/sinceOn', 'before the present standing began')
  const standing = await FirmStanding.create({
    id: newId(),
    ...input,
    firmId: firm.id,
    note: input.note ?? null,
    recordedBy: context.actor.id || null,
  })
  await firm.update({ status: input.status })
  return standing
}

async function newestStanding(firmId: string): Promise<FirmStanding | null> {
  const order: [string, string][] = [
    ['sinceOn', 'DESC'],
    ['id', 'DESC'],
  ]
  return FirmStanding.findOne({ where: { firmId }, order, lock: true })
}

/** The moves that somebody decides on. A firm becomes engaged by talking, and a partner by signing. */
const moves: Record<FirmStatus, readonly FirmStatus[]> = {
  prospect: ['former'],
  engaged: ['former'],
  partner: ['paused', 'lapsed', 'former'],
  paused: ['partner', 'lapsed', 'former'],
  lapsed: ['engaged', 'former'],
  former: ['engaged'],
}

/** Moves a firm to another standing. Throws 409 for a move that its present standing does not allow, with those it does. */
export async function move(
  context: Context,
  firm: Firm,
  status: FirmStatus,
  { sinceOn = context.today, because, note }: Decision,
): Promise<FirmStanding> {
  const allowed = await movesOf(firm, context.today)
  if (!allowed.includes(status)) {
    throw new Problem('illegal-move', `A firm that is ${firm.status} cannot become ${status} like this`, {
      allowed: [...allowed],
    })
  }
  return stand(context, firm, { status, sinceOn, because, note })
}

/** A paused firm is a partner again only while an agreement that it signed covers today. */
async function movesOf({ id, status }: Firm, today: string): Promise<readonly FirmStatus[]> {
  const possible = moves[status]
  if (!possible.includes('partner')) return possible
  const signed = await Partnership.findAll({ where: { firmId: id, state: 'signed' }, lock: true })
  const live = signed.some(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn)
  return live ? possible : possible.filter(one => one !== 'partner')
}
