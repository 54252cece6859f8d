import type { EntryKind } from '../../models/TimeEntry.ts'
import type { TrainingKind } from '../../models/Training.ts'

/** What every certificate says of itself. Days are YYYY-MM-DD, time is whole minutes. */
interface Certificate {
  /** The number of the paper. */
  code: string
  centre: { name: string }
  issuedOn: string
  person: { name: string }
  firm: { name: string }
}

export interface HoursCertificate extends Certificate {
  period: { from: string; to: string }
  /** All verified minutes of the period. */
  minutes: number
  kinds: KindGiven[]
}

export interface KindGiven {
  kind: EntryKind
  minutes: number
  /** How many matters the time was given on; null for work on no matter. */
  matters: number | null
}

export interface TrainingCertificate extends Certificate {
  training: {
    kind: TrainingKind
    title: string
    heldOn: string
    minutes: number
    /** Tenths of a point; null where none were accredited. */
    pointsTenths: number | null
    accreditedBy: string | null
  }
}
