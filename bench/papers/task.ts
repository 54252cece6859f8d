import type { ReportParameters } from '../../models/Report.ts'
import type { Statement } from '../statements.ts'
import type { Document } from './drawn.ts'

/** A report that is wanted, and who reads it. */
export interface Wanted {
  kind: string
  parameters: ReportParameters
  readerId: string
}

/** What a process of the bench does again and again, and nothing beside it. */
export type Task =
  | { what: 'nothing' }
  | { what: 'gather' | 'make'; wanted: Wanted }
  | { what: 'capture'; wanted: Wanted }
  | { what: 'statements'; statements: Statement[] }
  | { what: 'draw'; kind: string; data: unknown }
  | { what: 'twelve' }
  | { what: 'replay'; document: Document }

/** What a report says, and the statements that were sent for it. */
export interface Captured {
  data: unknown
  statements: Statement[]
}

/** How long something took by the clock, and how long processors were at work for it. */
export interface Took {
  milliseconds: number
  /** In milliseconds. What a database server of its own does is not in it. */
  processor: number
}

/** One time of a task: how long it took, the most memory that the process ever held, and what came out. */
export interface Done<T = unknown> extends Took {
  /** In bytes. */
  peak: number
  result: T
}
