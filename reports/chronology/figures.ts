/** What a chronology is for. That for a hearing leaves out how the centre keeps its file, and who of the centre did it. */
export const purposes = ['handover', 'hearing'] as const
export type Purpose = (typeof purposes)[number]

/** All days are YYYY-MM-DD in the zone of the jurisdiction. Stages, tracks and grounds go by their names. */
export interface Chronology {
  purpose: Purpose
  /** The number of the paper. */
  code: string
  centre: { name: string }
  preparedOn: string
  case: {
    reference: string
    jurisdiction: string
    status: string
    openedOn: string
    closedOn: string | null
    /** The lead caseworker; null in a chronology for a hearing. */
    lead: string | null
  }
  /** The name is null where the reader may not see who the client is. */
  client: { name: string | null }
  tracks: { track: string; stage: string; sinceOn: string }[]
  grounds: { ground: string; result: string; decidedOn: string | null }[]
  steps: StepLine[]
  /** Steps that were wrong, each with the one in its place; empty in a chronology for a hearing. */
  corrected: CorrectedLine[]
  deadlines: DeadlineLine[]
  matters: MatterLine[]
  documents: DocumentLine[]
}

/** Who of the centre wrote something down, and on which day. */
export interface Hand {
  by: string
  on: string
}

export interface StepLine {
  on: string
  track: string
  /** Null where the stage before is not known. */
  from: string | null
  to: string
  learntOn: string
  servedOn: string | null
  servedHow: string | null
  /** A day that the paper of the step states, and what it is. */
  stated: { on: string; what: string } | null
  proof: string | null
  results: { ground: string; result: string }[]
  /** Null in a chronology for a hearing. */
  recorded: Hand | null
}

export interface CorrectedLine extends StepLine {
  because: string
  corrected: { on: string; to: string; hand: Hand } | null
}

export interface DeadlineLine {
  lastDay: string
  name: string
  demands: string
  track: string
  /** No right is lost when the day of a reminder passes. */
  reminder: boolean
  /** Null for a day that somebody wrote down from a paper. */
  rule: { id: string; version: number } | null
  basisDate: string
  /** The centre's own earlier day; null in a chronology for a hearing. */
  internalTarget: string | null
  /** How the last day was found, in words. */
  sum: string
  source: string
  confidence: string
  verified: boolean
  state: string
  settledOn: string | null
  /** The step that answered it; null where a person ended it by hand. */
  settledBy: { on: string; to: string } | null
  /** The last day that took the place of this one. */
  movedTo: string | null
  because: string | null
}

export interface MatterLine {
  reference: string
  work: string
  /** Null before a firm took it on. */
  firm: string | null
  status: string
  openedOn: string
  closedOn: string | null
}

export interface DocumentLine {
  on: string
  title: string
  /** The name of its file. */
  name: string
  matter: string
  state: string
  /** Null in a chronology for a hearing. */
  by: string | null
}
