import { select } from '../../models/statements.ts'

export interface Verdict {
  kind: string
  madeAt: string | Date
  superseded: number
}

/** The last report that was made with a fingerprint, or whose file has this SHA-256. It tells no content. */
export async function findByFingerprint(fingerprint: string): Promise<Verdict | undefined> {
  const [found] = await select<Verdict>(
    `SELECT report.kind, report.finished_at AS madeAt, CASE WHEN EXISTS (
       SELECT 1 FROM reports later WHERE later.kind = report.kind AND later.parameters = report.parameters
         AND later.audience = report.audience AND later.language = report.language
         AND later.finished_at > report.finished_at AND later.fingerprint <> report.fingerprint
     ) THEN 1 ELSE 0 END AS superseded
     FROM reports report
     WHERE report.finished_at IS NOT NULL AND (report.fingerprint = ? OR report.file_digest = ?)
     ORDER BY report.finished_at DESC, report.id DESC LIMIT 1`,
    [fingerprint, fingerprint],
  )
  return found
}
