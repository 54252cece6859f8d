import { type FileContent, storeFile } from '../../../models/files.ts'
import type { MedicoLegalReport } from '../../../models/MedicoLegalReport.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { refuseOutOfExamination } from './writeFindings.ts'

/**
 * Keeps the written report, sealed with the key of clinical words and under the name of its reference: what the examiner
 * called it may name the client. Throws 409 outside the examination.
 */
export async function fileReport(
  context: Context,
  report: MedicoLegalReport,
  { name, ...content }: FileContent,
): Promise<void> {
  refuseOutOfExamination(report)
  const ending = name.slice(name.lastIndexOf('.'))
  const named = { ...content, name: `${report.reference}${ending}` }
  const file = await storeFile({ ...named, uploadedBy: context.actor.id, sealedFor: 'clinical' })
  await report.update({ fileId: file.id })
  await record(context, 'medico-legal-report.filed', report, { records: [file.id] })
}
