/** What a client is told of their file: who opened it, and what was shared with whom. Never what the file says. */
export interface AccessStatement {
  centre: string
  /** The zone in which its times are printed. */
  zone: string
  /** The number of this paper, which the audit log keeps. */
  code: string
  preparedOn: string
  client: { reference: string; name: string }
  readings: Reading[]
  consents: ConsentLine[]
  matters: MatterLine[]
  referrals: ReferralLine[]
  overrides: OverrideLine[]
  recalls: RecallLine[]
}

/** What somebody did with the file: an entry of the audit log, or several alike within an hour. */
export interface Reading {
  /** An instant in UTC (ISO 8601): the first time. */
  at: string
  /** A person of the centre, a firm, or "protected". */
  who: string
  /** In which roles; null where it would say who is protected. */
  role: string | null
  what: string
  /** The reason that was given, or the consent that covered it; null for everyday work. */
  why: string | null
  /** How often within an hour of the first time. */
  times: number
}

/** An event of the ledger of consents. */
export interface ConsentLine {
  on: string
  kind: string
  recipient: string
  purpose: string
  dataKinds: string[]
  from: string
  /** The last day, or null without an end. */
  until: string | null
  /** How and when a later event ended it. */
  ended: { kind: string; on: string } | null
}

/** A piece of work that was asked of a firm or placed with it. */
export interface MatterLine {
  reference: string
  kind: string
  firm: string
  /** The day on which the firm was asked, and could see the names to check for conflicts. */
  askedOn: string | null
  /** Whether the firm has or had the work, and how many of its lawyers were put on it. */
  placed: boolean
  lawyers: number
}

/** A referral that left the centre. */
export interface ReferralLine {
  reference: string
  provider: string
  sentOn: string
  pieces: string[]
}

/** A disclosure without consent, to prevent serious harm. */
export interface OverrideLine {
  at: string
  recipient: string
  purpose: string
  dataKinds: string[]
  verdict: string | null
}

/** What a recipient was asked to do with its copies. */
export interface RecallLine {
  askedOn: string
  recipient: string
  answer: string | null
}
