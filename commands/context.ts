import type { Actor } from '../policies/actor.ts'

/** What a command knows of the request: who asks, when, and under which number. */
export interface Context {
  actor: Actor
  requestId: string
  /** A keyed digest of the caller's network address; the address itself is not kept. */
  network: string
  now: Date
  /** The date in the centre's zone. */
  today: string
}

/** The actor of commands that no signed-in person gives: set-up, sign-in, command-line tools. */
export const nobody: Actor = { id: '', roles: [], firmId: 'no-firm', scopes: [] }
