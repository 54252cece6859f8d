import type { z } from 'zod'
import type { FileContent } from '../models/files.ts'
import type { Audience, ReportParameters } from '../models/Report.ts'
import type { Ability } from '../policies/ability.ts'
import type { PrintedRelease } from './suppression/across.ts'

/** What a report is made with, beside what was asked. */
export interface Setting {
  centre: { name: string }
  /** 'YYYY-MM-DD', the day on which it is made. */
  today: string
  /** The moment of it, and the centre's zone, in which its days begin. */
  now: Date
  zone: string
  audience: Audience
  language: string
  /** The largest number of people that is hidden. */
  smallCells: number
}

/** What the last page says, so that a holder can ask whether this centre made the report. */
export interface Mark {
  fingerprint: string
  /** The address that answers, without the fingerprint. */
  verifyAt: string
}

/** An entry of the audit log: a verb in the past, about what, and how it came out. */
export interface Noted {
  action: string
  subject: { type: string; id: string }
  outcome: string
}

/** A kind of report, from what may be asked to the finished file. */
export interface ReportKind<P = ReportParameters, D = unknown> {
  /** What may be said of it: ids, codes, dates and numbers, each with its schema. */
  fields: Record<string, z.ZodType>
  /** Whom it is for, and in which languages it is written; the first where nothing is said. */
  audiences: readonly [Audience, ...Audience[]]
  languages: readonly [string, ...string[]]
  /** The case that it is about, where it is about one. */
  caseOf?: (parameters: P) => string
  /** Throws 404 or 403 unless this reader may have the report. It is asked when it is ordered, made and fetched. */
  may: (ability: Ability, parameters: P) => Promise<unknown>
  /** Throws 422 for what no schema tells, such as a moment that has not come. It is asked when it is ordered. */
  refuse?: (parameters: P, when: Pick<Setting, 'now' | 'zone'>) => unknown
  /** All that the report says, in plain JSON, through the door of the reader. Throws 404 where there is nothing to say. */
  gather: (ability: Ability, parameters: P, setting: Setting) => Promise<D>
  draw: (data: D, mark: Mark) => Promise<FileContent>
  /** The tables that leave the centre with it, as they are and as they are printed: they become a release to sign. */
  tables?: (data: D) => PrintedRelease['tables']
  /** The moment at which those tables are as they were known. */
  asAt?: (data: D) => Date
  /** What else the log says once it is made: what was found out about whom. */
  noted?: (parameters: P, data: D) => Noted
}

/** Declares a kind, and forgets the types that only it knows. */
export function reportKind<P extends ReportParameters, D>(declared: ReportKind<P, D>): ReportKind {
  return declared as unknown as ReportKind
}
