import type { Call } from './load.ts'
import type { Statement } from './statements.ts'

/** One thing that is measured: what to ask of Causeway, and what the baseline does in its place. */
export interface Promised {
  name: string
  expect: number
  call: (n: number, connection: number) => Call
  /** The statements that the baseline runs, from those that Causeway sent for one such request. */
  baseline: (captured: Statement[]) => Statement[]
  /** What somebody would write by hand for the same figures, as one statement without any permission. */
  byHand?: Statement
}

export const get = (path: string, headers: Record<string, string>) => (): Call => ({
  method: 'GET',
  path: `/api/v1${path}`,
  headers,
})
