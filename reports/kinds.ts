import { accessStatement } from './access-statement/report.ts'
import { certificateHours, certificateTraining } from './certificates/report.ts'
import { chronology } from './chronology/report.ts'
import { impact } from './impact/report.ts'
import type { ReportKind } from './kind.ts'
import { renewal } from './renewal/report.ts'

/** The table of contents: every report that can be asked for. */
const kinds: Record<string, ReportKind> = {
  chronology,
  'certificate-hours': certificateHours,
  'certificate-training': certificateTraining,
  'access-statement': accessStatement,
  renewal,
  impact,
}

export const kindNames = Object.keys(kinds)

/** Throws on a kind that this version does not know. */
export function kindOf(name: string): ReportKind {
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
  if (!kind) throw new Error('There is no such kind of report')
  return kind
}
