import { newId } from '../../models/columns.ts'
import { Release } from '../../models/Release.ts'
import { ReleaseTable } from '../../models/ReleaseTable.ts'
import type { Report } from '../../models/Report.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

/** A table as it is and as it is printed; what is in the two is known to reports/suppression alone. */
export interface ToRelease {
  plain: { figure: string; period: string }
  printed: unknown
}

/** Drafts the release of a report’s tables, with whoever asked for the report as its maker. */
export async function draftRelease(
  context: Context,
  report: Report,
  tables: readonly ToRelease[],
  asAt = context.now,
): Promise<Release> {
  const { id: reportId, audience, askedBy: madeBy } = report
  const release = await Release.create({ reportId, audience, madeBy, asAt, state: 'drafted' })
  for (const table of tables) {
    const { figure, period } = table.plain
    await ReleaseTable.create({ id: newId(), releaseId: release.id, figure, period, cells: table })
  }
  await record(context, 'release.drafted', release)
  return release
}
