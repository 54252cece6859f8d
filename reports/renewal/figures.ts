import type { GiftKind } from '../../models/GiftInKind.ts'
import type { Grade } from '../../models/LawyerProfile.ts'
import type { PledgeKind } from '../../models/Pledge.ts'

/**
 * How many people or matters. Small ones arrive masked; a larger number (or a zero) is withheld when a masked one
 * could be worked out from it. The numbers behind both are not here.
 */
export type Count = { value: number } | { masked: true } | { withheld: true }

export interface Compared<T> {
  thisYear: T
  lastYear: T
}

export interface CountedRow extends Compared<Count> {
  /** What was counted, as a code; the words of each language name it. */
  code: string
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

export type GradeOrUnknown = Grade | 'unknown'

/** The hours of one grade: in each month of this year, and in all of the last. */
export interface GradeOfHours {
  grade: GradeOrUnknown
  months: number[]
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

/** What the centre taught. Points are tenths of a point over all attendances, hidden where these are few. */
export interface TrainingGiven {
  trainings: Compared<number>
  attendances: Compared<Count>
  pointsTenths: Compared<Count>
}

/** Gifts of one kind; a currency only where a value was stated, then what it adds up to in minor units. */
export interface GiftRow {
  kind: GiftKind
  currency: string | null
  gifts: Compared<number>
  statedMinor: Compared<number>
}

/** What the psychosocial side of the whole programme did, for clients of all firms and of none. */
export interface Helped {
  /** The first day of the quarter in which the report was made; what came to be known later is not in it. */
  knownOn: string
  people: Compared<Count>
  sent: Compared<Count>
  reached: Compared<Count>
}

/** One thing pledged: minutes, minor units, days or a count, by its kind. */
export interface ProposedPledge {
  kind: PledgeKind
  currency: string | null
  now: number
  next: number
}

/** What the next term could be: signed or drafted already, or this one again. */
export interface Proposal {
  basis: 'signed' | 'drafted' | 'repeated'
  startsOn: string
  endsOn: string
  pledges: ProposedPledge[]
}

/** All that a renewal report says, in codes and numbers. Hours are whole minutes throughout, rounded only in print. */
export interface RenewalFigures {
  centre: { name: string }
  firm: { name: string; offices: string[] }
  period: Period
  /** Null in the first year of a partnership: then nothing of a last year is printed. */
  lastPeriod: Period | null
  /** 'YYYY-MM-DD'; also the document's date, so that the same figures give the same bytes. */
  preparedOn: string
  /** The largest number of people, matters or events that is hidden. */
  smallCells: number
  lawyers: Compared<Count>
  /** Of the lawyers, those with ten hours or more on matters. */
  tenHours: Compared<Count>
  totals: { matters: Compared<Count>; minutes: Compared<number> }
  /** Every matter in exactly one row. */
  mattersByKind: CountedRow[]
  /** Every matter in exactly one row, that of the furthest stage reached by the end of the period. */
  mattersByStage: CountedRow[]
  /** How the matters ended that were closed in the period: a row each, and all of them. */
  closed: { all: Compared<Count>; rows: CountedRow[] }
  /** Steps of the cases while the firm had a matter on them, by the milestone that they count as. */
  steps: CountedRow[]
  /** All twelve months of the period, in order; they add up to totals.minutes. */
  minutesByMonth: MonthOfHours[]
  /** The same minutes by grade; each has a number for each of those months. */
  minutesByGrade: GradeOfHours[]
  pledge: Pledge
  notionalValue: NotionalValue | null
  training: TrainingGiven
  gifts: GiftRow[]
  helped: Helped
  /** Null where nothing follows: the partnership was ended, or the firm left. */
  proposal: Proposal | null
}
