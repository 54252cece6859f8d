import { z } from 'zod'

const LARGEST = 2_147_483_647

/** Minutes, minor units, days or counts: what fits the column. */
export const amount = z.int().max(LARGEST)
/** The year of an agreement. */
export const year = z.int().min(1900).max(2199)

type Issues = { addIssue: (issue: { code: 'custom'; path: (string | number)[]; message: string }) => void }

/** Says what is wrong with an input, by a rule over several of its fields. */
export const faultIn = (context: Issues) => (path: (string | number)[], message: string) =>
  context.addIssue({ code: 'custom', path, message })
