import { africa } from './africa.ts'
import { elsewhere } from './elsewhere.ts'
import type { Origin } from './origin.ts'
import { southAsia } from './south-asia.ts'
import { southEastAsia } from './south-east-asia.ts'
import { westAsia } from './west-asia.ts'

/** The countries of an invented caseload. A centre chooses its clients for their need, so this mirrors no statistics. */
export const origins: readonly Origin[] = [
  ...southAsia,
  ...southEastAsia,
  ...westAsia,
  ...africa,
  ...elsewhere,
]
