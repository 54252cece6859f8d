import { Problem } from '../../errors.ts'
import type { Asked } from '../endpoint.ts'

/** The session of somebody at a browser. API tokens are refused (403). */
export function atBrowser(asked: Asked<unknown, unknown, unknown>): { id: string } {
  if (!asked.session) throw new Problem('forbidden', 'Only a person who signed in may do this, no API token')
  return asked.session
}
