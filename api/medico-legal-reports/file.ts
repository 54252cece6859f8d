import { fileReport } from '../../commands/psychosocial/reports/fileReport.ts'
import { record } from '../../commands/record.ts'
import { Problem } from '../../errors.ts'
import { readFile } from '../../models/files.ts'
import { MedicoLegalReport } from '../../models/MedicoLegalReport.ts'
import { findFor } from '../../policies/authorize.ts'
import { created, endpoint, handOut, uploadEndpoint } from '../endpoint.ts'
import { byId } from '../text.ts'
import { presentReport } from './present.ts'
import { ReportAnswer } from './schema.ts'

const MEGABYTE = 1024 * 1024

export const upload = uploadEndpoint({
  summary: 'File the written report; it takes the place of one that was filed before',
  policy: { may: ['examine', 'MedicoLegalReport'] },
  params: byId,
  upload: {
    types: ['application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    limit: 20 * MEGABYTE,
    admit: ({ ability, params }) => findFor(ability, 'examine', MedicoLegalReport, params.id),
  },
  answer: { status: 201, schema: ReportAnswer },
  transaction: true,
  handle: async ({ ability, context, params, file }) => {
    const report = await findFor(ability, 'examine', MedicoLegalReport, params.id)
    await fileReport(context, report, file)
    return created(`/api/v1/medico-legal-reports/${report.id}/file`, await presentReport(ability, report))
  },
})

export const download = endpoint({
  summary: 'The written report, for whoever may read what was found',
  policy: { may: ['read', 'MedicoLegalReport'] },
  params: byId,
  answer: { status: 200, media: 'application/octet-stream' },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const found = { group: 'findings' }
    const report = await findFor(ability, 'read', MedicoLegalReport, params.id, found)
    if (!report.fileId) throw new Problem('not-found', 'No report is filed yet')
    const file = await readFile(report.fileId)
    await record(context, 'medico-legal-report.file-opened', report, { records: [report.fileId] })
    return handOut(file)
  },
})
