import { runnerOn } from '../driver.ts'
import type { World } from '../world.ts'
import type { Wanted } from './task.ts'

/** The reports that are measured: a firm’s year for the manager, and the programme’s year for the director. */
export function reportsOf({ accounts, firmId, year }: World): Wanted[] {
  const readerOf = (wished: string) => accounts.find(({ role }) => role === wished)?.userId ?? ''
  return [
    { kind: 'renewal', parameters: { firmId, year }, readerId: readerOf('partnerships_manager') },
    {
      kind: 'impact',
      parameters: { from: `${year}-01-01`, to: `${year}-12-31` },
      readerId: readerOf('director'),
    },
  ]
}

/**
 * How many rows of a world a report is about, in both of the years that it sets beside each other: of a firm its matters and
 * entries of hours, of the programme its open cases, their steps, the referrals and the entries of hours.
 */
export async function rowsOf({ kind }: Wanted, { firmId, year }: World, url: string): Promise<number> {
  const within = (column: string) => `${column} BETWEEN '${year - 1}-01-01' AND '${year}-12-31'`
  const hours = `SELECT COUNT(*) AS n FROM time_entries WHERE ${within('worked_on')}`
  const counts =
    kind === 'renewal'
      ? [
          `${hours} AND firm_id = '${firmId}'`,
          `SELECT COUNT(*) AS n FROM matters WHERE firm_id = '${firmId}'`,
        ]
      : [
          hours,
          `SELECT COUNT(*) AS n FROM steps WHERE ${within('happened_on')}`,
          `SELECT COUNT(*) AS n FROM cases WHERE closed_on IS NULL OR closed_on >= '${year - 1}-01-01'`,
          'SELECT COUNT(*) AS n FROM referrals',
        ]
  const answers = (await runnerOn(url)(counts.map(sql => ({ sql, values: [] })))) as { n: number }[][]
  return answers.reduce((sum, [row]) => sum + Number(row?.n ?? 0), 0)
}
