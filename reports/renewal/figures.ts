/**
 * How many people or matters. One to four arrive masked; a larger number (or a zero) is withheld when a masked one
 * could be worked out from it. The numbers behind both are not here.
 */
export type Count = { value: number } | { masked: true } | { withheld: true }

export interface Compared<T> {
  thisYear: T
  lastYear: T
}

export interface CountedRow extends Compared<Count> {
  label: string
}

/** A partnership year; dates are 'YYYY-MM-DD' and both belong to it. */
export interface Period {
  year: number
  startsOn: string
  endsOn: string
}

export interface MonthOfHours {
  /** 'YYYY-MM', a month of this year. */
  month: string
  minutes: number
  /** The same month one year earlier. */
  lastYearMinutes: number
}

/** Money in minor units of its currency. */
export interface MoneyPledge {
  currency: string
  pledgedMinor: number
  givenMinor: number
  lastYearGivenMinor: number
}

/** A partnership's pledge, and what counts towards it. */
export interface Pledge {
  minutesPledged: number
  minutesGiven: number
  lastYearMinutesGiven: number
  money: MoneyPledge[]
}

/** What the hours would have cost: never money given, never added to it. */
export interface NotionalValue {
  currency: string
  minor: number
  /** The rates it was counted with, as a sentence. */
  basis: string
}

/** All that a renewal report says. Hours are whole minutes throughout, rounded only where they are printed. */
export interface RenewalFigures {
  centre: { name: string }
  firm: { name: string; offices: string[] }
  programme: string
  period: Period
  /** Null in the first year of a partnership: then nothing of a last year is printed. */
  lastPeriod: Period | null
  /** 'YYYY-MM-DD'; also the document's date, so that the same figures give the same bytes. */
  preparedOn: string
  lawyers: Compared<Count>
  totals: { matters: Compared<Count>; minutes: Compared<number> }
  /** Every matter in exactly one row. */
  mattersByKind: CountedRow[]
  /** Every matter in exactly one row, that of the furthest stage reached by the end of the period. */
  mattersByStage: CountedRow[]
  /** All twelve months of the period, in order; they add up to totals.minutes. */
  minutesByMonth: MonthOfHours[]
  pledge: Pledge
  notionalValue: NotionalValue | null
  /** One sentence for each figure: what was counted, and how. */
  definitions: string[]
}
