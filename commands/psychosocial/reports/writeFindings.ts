import { Problem } from '../../../errors.ts'
import type { Finding, IstanbulGrade, MedicoLegalReport } from '../../../models/MedicoLegalReport.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { inExamination } from './reportMoves.ts'

export interface Findings {
  findings: Finding[]
  /** The grade of all findings together; null while it is open. */
  overall: IstanbulGrade | null
}

/** Writes down what an examination found, in the place of what stood there. Throws 409 outside the examination. */
export async function writeFindings(
  context: Context,
  report: MedicoLegalReport,
  findings: Findings,
): Promise<void> {
  refuseOutOfExamination(report)
  await report.update(findings)
  await record(context, 'medico-legal-report.findings-written', report, { fields: Object.keys(findings) })
}

/** Refuses (409) to write in a report whose examination has not begun, or that is finished. */
export function refuseOutOfExamination({ state }: MedicoLegalReport): void {
  if (!inExamination.includes(state))
    throw new Problem('illegal-state', 'A report is written between its acceptance and its end')
}
