import { Temporal } from 'temporal-polyfill'
import { invalid, Problem } from '../../../errors.ts'
import type { Ending, Partnership } from '../../../models/Partnership.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { refuseFuture } from '../refuseFuture.ts'

export interface EndingInput {
  endedOn?: string | undefined
  because?: Ending | null | undefined
}

/**
 * Ends a signed agreement, and with it the access of the firm's lawyers from this moment on. Its term is shortened to
 * the day of ending; nothing lengthens it. Throws 409 unless it is signed and has begun.
 */
export async function endPartnership(
  context: Context,
  partnership: Partnership,
  { endedOn = context.today, because = null }: EndingInput,
): Promise<void> {
  const { state, startsOn, endsOn } = partnership
  if (state !== 'signed') {
    throw new Problem('illegal-state', `This partnership is ${state}; only a signed one can be ended`)
  }
  if (context.today < startsOn) throw new Problem('illegal-state', 'This partnership has not begun yet')
  refuseFuture(context, '/endedOn', endedOn)
  if (endedOn < startsOn) throw invalid('/endedOn', 'lies before the partnership began')

  await partnership.update({
    state: 'ended',
    endsOn: earlier(endsOn, later(endedOn, dayAfter(startsOn))),
    endedBecause: because,
  })
  await record(context, 'partnership.ended', partnership, {
    fields: ['state', 'endsOn', 'endedBecause'],
    records: [partnership.firmId],
  })
}

const earlier = (one: string, other: string) => (one < other ? one : other)
const later = (one: string, other: string) => (one > other ? one : other)

// A term has at least two days in the table, so what ends on its first day is kept as ending on its second.
const dayAfter = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString()
