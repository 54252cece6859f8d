import { createHash } from 'node:crypto'
import type { Request } from 'express'
import type { z } from 'zod'
import type { Context } from '../commands/context.ts'
import { Problem } from '../errors.ts'
import type { FileContent } from '../models/files.ts'
import type { Ability } from '../policies/ability.ts'
import type { Action, SubjectName } from '../policies/vocabulary.ts'
import type { House } from './house.ts'
import type { UploadRule } from './upload.ts'

/** Who may call: a rule of the permission table, or a reason why everybody (or everybody signed in) may. */
export type Policy = { may: [Action, SubjectName] } | { signedIn: string } | { everybody: string }

/** A request whose every part was checked. */
export interface Asked<P, Q, B> {
  params: P
  query: Q
  body: B
  ability: Ability
  context: Context
  /** Present when a person signed in at a browser, absent for API tokens. */
  session: { id: string } | null
  http: Request
  house: House
}

/** What any endpoint is asked; with a file, where one was handed in. */
export type AnyAsked = Asked<unknown, unknown, unknown> & { file?: FileContent }

export interface Answer {
  status: number
  body?: unknown
  headers?: Record<string, string>
  cookies?: string[]
  /** A finished file instead of JSON. What somebody handed in is saved and never shown in place. */
  file?: { type: string; name: string; bytes: Buffer; attachment?: true }
}

type Shape = z.ZodType

export interface Endpoint<P extends Shape = Shape, Q extends Shape = Shape, B extends Shape = Shape> {
  summary: string
  policy: Policy
  params?: P
  query?: Q
  body?: B
  /** What a success answers: the schema of its JSON, a media type, or nothing. */
  answer: { status: number; schema?: z.ZodType; media?: string }
  /** Runs in one transaction: every endpoint that writes, and every sensitive read (its audit entry is written there). */
  transaction: boolean
  /** Said by a read that opens its own transaction and writes its audit entry there. */
  audits?: true
  /** An edit of something that was read before: If-Match is required. */
  edits?: boolean
  /** Said by a POST that only looks: it is never kept for a repetition. */
  looks?: true
  /** Why the first answer may be told again to whoever got it, whatever right they lost since. */
  lasting?: string
  /** Answers a repeated request anew, where the first answer shows records that a wall may hide by now. */
  afresh?: (asked: Asked<z.infer<P>, z.infer<Q>, z.infer<B>>, earlier: Answer) => Promise<Answer>
  /** Said by uploadEndpoint(). */
  upload?: Upload
  handle: (asked: Asked<z.infer<P>, z.infer<Q>, z.infer<B>>) => Promise<Answer>
}

export interface Upload extends UploadRule {
  /** Finds what the file is for, or refuses. It is asked before a byte of the file is read. */
  admit: (asked: Asked<never, never, undefined>) => Promise<unknown>
}

/** An endpoint whose request body is a file, named in the query (`?name=`). */
export interface FileEndpoint<P extends Shape, Q extends Shape>
  extends Omit<Endpoint<P, Q>, 'handle' | 'body' | 'upload' | 'afresh'> {
  upload: UploadRule & { admit: (asked: Asked<z.infer<P>, z.infer<Q>, undefined>) => Promise<unknown> }
  handle: (asked: AskedWithFile<z.infer<P>, z.infer<Q>>) => Promise<Answer>
}

export interface AskedWithFile<P, Q> extends Asked<P, Q, undefined> {
  file: FileContent
}

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
export type Route = readonly [method: Method, path: string, declared: Endpoint]

/** Declares an endpoint. Its document entry, its checks and its route all come from here. */
export function endpoint<P extends Shape, Q extends Shape, B extends Shape>(
  declared: Endpoint<P, Q, B>,
): Endpoint {
  return declared as unknown as Endpoint
}

/** Declares an endpoint that takes a file. It reads it only when `admit` did not refuse, and before its transaction. */
export function uploadEndpoint<P extends Shape, Q extends Shape>(declared: FileEndpoint<P, Q>): Endpoint {
  return declared as unknown as Endpoint
}

export function ok(body: unknown, headers: Record<string, string> = {}): Answer {
  return { status: 200, body, headers }
}

export function created(location: string, body: unknown): Answer {
  return { status: 201, body, headers: { Location: location } }
}

/** A stored file, to be saved. */
export function handOut({ name, mediaType, bytes }: FileContent): Answer {
  return { status: 200, file: { type: mediaType, name, bytes, attachment: true } }
}

export const done: Answer = { status: 204 }

/** The version of what this reader sees: it changes when that changes, and with nothing else. */
export function etagOf(seen: unknown): string {
  return `"${createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, 27)}"`
}

export function okWithVersion(body: unknown): Answer {
  return ok(body, { ETag: etagOf(body) })
}

/** Refuses (412) an edit of something that changed since the caller read it. `seen` is how they would see it now. */
export function refuseStale(http: Request, seen: unknown): void {
  const known = (http.get('If-Match') ?? '').split(',').map(tag => tag.trim().replace(/^W\//, ''))
  if (!known.includes(etagOf(seen))) {
    throw new Problem('stale-record', 'Read it again, look at what changed, and repeat your edit')
  }
}
