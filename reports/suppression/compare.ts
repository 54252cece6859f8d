import { Problem } from '../../errors.ts'
import { Release } from '../../models/Release.ts'
import { ReleaseTable } from '../../models/ReleaseTable.ts'
import { objectionsTo, type PrintedRelease } from './across.ts'
import { usualRule } from './table.ts'

/**
 * Refuses (409) a release that would tell a hidden number, or a small difference, together with those issued before.
 * Locks all that are signed or issued, so that of two that are issued at once the second is compared with the first.
 */
export async function refuseRevealing(release: Release, threshold: number): Promise<void> {
  const settled = await Release.findAll({ where: { state: ['signed', 'issued'] }, order: ['id'], lock: true })
  const issued = settled.filter(({ id, state }) => state === 'issued' && id !== release.id)
  const fresh = await printedOf(release.id)
  const figures = [...new Set(fresh.tables.map(({ plain }) => plain.figure))]
  const earlier = await Promise.all(issued.map(({ id }) => printedOf(id, figures)))
  const found = objectionsTo(fresh, earlier, { ...usualRule, threshold })
  if (found.length === 0) return
  const said = found.map(({ figure, earlier: ids }) =>
    ids.length > 0 ? `${figure} with the earlier release ${ids.join(' and ')}` : figure,
  )
  throw new Problem('would-reveal', `Few people could be worked out from ${said.join('; ')}`)
}

async function printedOf(releaseId: string, figure?: string[]): Promise<PrintedRelease> {
  const rows = await ReleaseTable.findAll({
    where: { releaseId, ...(figure ? { figure } : {}) },
    order: ['id'],
  })
  return { id: releaseId, tables: rows.map(({ cells }) => cells as PrintedRelease['tables'][number]) }
}
