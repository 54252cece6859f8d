import { invalid, Problem } from '../../../errors.ts'
import type { MedicoLegalReport, ReportState } from '../../../models/MedicoLegalReport.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { isFitFor } from '../nameWorker.ts'

const inHand: readonly ReportState[] = ['accepted', 'examined', 'finished', 'offered']

/**
 * Gives a medico-legal report into the hands of another examiner, such as when one leaves; whoever had it sees it no more.
 * Throws 409 where nobody has accepted it or it has come to an end, 422 unless the person is of the team and nothing keeps
 * them from the client's cases.
 */
export async function nameExaminer(
  context: Context,
  report: MedicoLegalReport,
  { userId }: { userId: string },
): Promise<void> {
  if (!inHand.includes(report.state)) throw new Problem('illegal-state', 'This report is in nobody’s hands')
  if (!(await isFitFor(report, userId))) throw invalid('/userId', 'nobody of the team who can be named')
  await report.update({ examinerId: userId })
  await record(context, 'medico-legal-report.examiner-named', report, { records: [userId] })
}
