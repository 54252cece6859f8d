import { shiftDays } from '../../../../jurisdictions/days.ts'
import type { OfferState } from '../../../../models/Offer.ts'
import { escaped, select } from '../../../../models/statements.ts'
import { byFirm } from './byFirm.ts'
import { median } from './median.ts'

/** How a firm answered what was offered to it. */
export interface Answers {
  taken: number
  refused: number
  /** From the offer to the answer; null where nothing was answered. */
  medianHours: number | null
}

/** A conflict of interest is no fault of the firm, and what was withdrawn was not its choice: neither counts. */
const took: readonly OfferState[] = ['accepted', 'clear', 'conditional']
const refusedIt: readonly OfferState[] = ['declined', 'silent']

interface Row {
  firm_id: string
  state: OfferState
  offered_at: string | Date
  answered_at: string | Date | null
}

/** The answers of every firm in the year before a day. */
export async function answersSince(today: string): Promise<Map<string, Answers>> {
  const rows = await select<Row>(
    `SELECT firm_id, state, offered_at, answered_at FROM offers
     WHERE kind = 'offer' AND offered_at >= ${escaped(shiftDays(today, -365))}`,
  )
  return new Map(byFirm(rows).map(([firmId, own]) => [firmId, answersOf(own)]))
}

function answersOf(rows: Row[]): Answers {
  const count = (states: readonly OfferState[]) => rows.filter(({ state }) => states.includes(state)).length
  const hours = rows.flatMap(({ offered_at, answered_at }) =>
    answered_at === null ? [] : [(moment(answered_at) - moment(offered_at)) / 3_600_000],
  )
  return { taken: count(took), refused: count(refusedIt), medianHours: median(hours) }
}

// SQLite hands moments of such queries out as text, MySQL as dates.
const moment = (stored: string | Date) => new Date(stored).getTime()
