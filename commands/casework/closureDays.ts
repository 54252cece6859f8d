import { ClosureDay } from '../../models/ClosureDay.ts'

/** The days of gale or black rainstorm warning that were entered for a jurisdiction: date → reason. */
export async function closureDaysOf(jurisdiction: string): Promise<ReadonlyMap<string, string>> {
  const days = await ClosureDay.findAll({ where: { jurisdiction } })
  return new Map(days.map(({ day, reason }) => [day, reason]))
}
