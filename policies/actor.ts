import type { Role } from './vocabulary.ts'

/** Stands for the firm of somebody who has none: no row bears it, and no rule meets a null. */
export const NO_FIRM = 'no-firm'

/** Who asks. No field that a rule names is ever null. */
export interface Actor {
  id: string
  roles: readonly Role[]
  firmId: string
  /** What an API token may be used for; a person at a browser has every scope. */
  scopes: readonly string[] | 'every'
}
