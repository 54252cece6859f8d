import { run } from '../../../models/statements.ts'
import type { Context } from '../../context.ts'

const AT_ONCE = 100

/** Brings the minutes that stand on matters up to date with their entries, withdrawn ones left out. */
export async function recountMinutes({ now }: Context, matterIds: readonly string[]): Promise<void> {
  for (let at = 0; at < matterIds.length; at += AT_ONCE) {
    const ids = matterIds.slice(at, at + AT_ONCE)
    await run(
      `UPDATE matters SET version = version + 1, updated_at = ?, minutes_given = (
         SELECT COALESCE(SUM(entry.minutes), 0) FROM time_entries entry
         WHERE entry.matter_id = matters.id AND entry.withdrawn_at IS NULL)
       WHERE id IN (${ids.map(() => '?').join(', ')})`,
      [now, ...ids],
    )
  }
}
