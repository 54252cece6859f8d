import type { Case } from '../../../models/Case.ts'
import type { MedicoLegalReport } from '../../../models/MedicoLegalReport.ts'
import type { User } from '../../../models/User.ts'
import { as, type Browser } from '../../support/as.ts'
import { build } from '../../support/build.ts'

/** A case of one caseworker, two counsellors, and whoever acts here at a browser. */
export interface ReportWorld {
  lead: User
  examiner: User
  legalCase: Case
  maria: Browser
  noor: Browser
  director: Browser
  /** Another counsellor, and another caseworker. */
  colleague: Browser
  other: Browser
  /** Asked for by the lead; the examiner has it from its acceptance on. */
  report(given?: Partial<MedicoLegalReport['_attributes']>): Promise<MedicoLegalReport>
}

export async function makeReportWorld(): Promise<ReportWorld> {
  const [lead, examiner] = [await build.caseworker(), await build.counsellor()]
  const legalCase = await build.case({ lead })
  const about = { clientId: legalCase.clientId, caseId: legalCase.id, requestedBy: lead.id }
  return {
    ...{ lead, examiner, legalCase },
    maria: await as(lead),
    noor: await as(examiner),
    director: await as(await build.director()),
    colleague: await as(await build.counsellor()),
    other: await as(await build.caseworker()),
    report: given =>
      build.report({ ...about, examinerId: given?.state === 'requested' ? null : examiner.id, ...given }),
  }
}

export const found = {
  findings: [
    { subject: 'Canary scar on the left forearm', grade: 'highly-consistent' },
    { subject: 'Canary nightmares', grade: 'consistent' },
  ],
  overall: 'highly-consistent',
} as const

export const paper = () => Buffer.from('%PDF-1.7\nCanary: what the examiner saw')

export const fileBy = (browser: Browser, path: string, bytes = paper()) =>
  browser.post(`${path}/file?name=Canary.pdf`).set('Content-Type', 'application/pdf').send(bytes)
