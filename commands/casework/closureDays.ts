import { select } from '../../models/statements.ts'

/** The days of gale or black rainstorm warning that were entered for a jurisdiction: date → reason. */
export async function closureDaysOf(jurisdiction: string): Promise<ReadonlyMap<string, string>> {
  const sql = 'SELECT day, reason FROM closure_days WHERE jurisdiction = ?'
  const days = await select<{ day: string; reason: string }>(sql, [jurisdiction])
  return new Map(days.map(({ day, reason }) => [day, reason]))
}
