import type { ReleaseState } from '../../models/Release.ts'
import { Release } from '../../models/Release.ts'
import type { Report } from '../../models/Report.ts'
import { select } from '../../models/statements.ts'

export interface Verdict {
  kind: string
  madeAt: string | Date
  superseded: number
  /** How far its release has come; null for a report that leaves the centre without one. */
  release: ReleaseState | null
}

/** The release that a report waits for. What stays in the centre waits for none. */
const releaseOf = (report: string, as: string) =>
  `LEFT JOIN releases ${as} ON ${as}.report_id = ${report}.id AND ${report}.audience <> 'centre'`

/**
 * The last report that was made with a fingerprint, or whose file has this SHA-256; one that was issued before others. It is superseded by a later one that
 * says something else of the same, and was issued if it had to be. It tells no content.
 */
export async function findByFingerprint(fingerprint: string): Promise<Verdict | undefined> {
  const [found] = await select<Verdict>(
    `SELECT report.kind, report.finished_at AS madeAt, own_release.state AS \`release\`, CASE WHEN EXISTS (
       SELECT 1 FROM reports later ${releaseOf('later', 'later_release')}
       WHERE later.kind = report.kind AND later.parameters = report.parameters
         AND later.audience = report.audience AND later.language = report.language
         AND later.finished_at > report.finished_at
         AND COALESCE(later.content_digest, later.fingerprint) <> COALESCE(report.content_digest, report.fingerprint)
         AND (later_release.id IS NULL OR later_release.state = 'issued')
     ) THEN 1 ELSE 0 END AS superseded
     FROM reports report ${releaseOf('report', 'own_release')}
     WHERE report.finished_at IS NOT NULL AND (report.fingerprint = ? OR report.file_digest = ?)
     ORDER BY CASE WHEN own_release.state = 'issued' THEN 0 ELSE 1 END, report.finished_at DESC, report.id DESC LIMIT 1`,
    [fingerprint, fingerprint],
  )
  return found
}

/** Whether a second person refused that this report leaves the centre. */
export async function wasRefused({ id, audience }: Report): Promise<boolean> {
  if (audience === 'centre') return false
  return (await Release.count({ where: { reportId: id, state: 'refused' } })) > 0
}
