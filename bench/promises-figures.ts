import type { House } from './house.ts'
import { get, type Promised } from './promised.ts'
import { readsOf } from './statements.ts'
import { todayInHongKong } from './world.ts'

/**
 * The figures of the present year. Each request counts two periods, so the statement by hand, as somebody would write it
 * for a spreadsheet without permissions, walls and what was known when, counts two as well.
 */
export function figuresOf(house: House): Promised[] {
  const year = Number(todayInHongKong().slice(0, 4))
  const both = (sql: (from: string, to: string) => string) =>
    [year, year - 1]
      .map(one => `SELECT * FROM (${sql(`'${one}-01-01'`, `'${one}-12-31'`)}) AS y${one}`)
      .join(' UNION ALL ')
  return [
    promised(house, year, {
      name: 'figure, people reached',
      path: 'people.reached?',
      byHand: both(
        (from, to) =>
          `SELECT COUNT(DISTINCT client_id) AS people FROM cases WHERE opened_on <= ${to} AND (closed_on IS NULL OR closed_on >= ${from})`,
      ),
    }),
    promised(house, year, {
      name: 'figure, open cases by stage',
      path: 'cases.open-at-end?by=stage&',
      byHand: both(
        (_, to) => `SELECT legal_case.stage, COUNT(*) AS cases FROM
          (SELECT (SELECT step.stage FROM steps AS step WHERE step.case_id = one.id AND step.track = one.track
             AND step.superseded_by_id IS NULL AND step.happened_on <= ${to} ORDER BY step.position DESC LIMIT 1) AS stage
           FROM cases AS one WHERE one.opened_on <= ${to} AND (one.closed_on IS NULL OR one.closed_on > ${to})) AS legal_case
          GROUP BY legal_case.stage`,
      ),
    }),
    promised(house, year, {
      name: 'figure, interviews',
      path: 'casework.interviews?',
      byHand: both(
        (
          from,
          to,
        ) => `SELECT COUNT(*) AS steps FROM steps AS step JOIN cases AS legal_case ON legal_case.id = step.case_id
          WHERE step.track = 'claim' AND step.stage = 'M09' AND step.superseded_by_id IS NULL
            AND step.happened_on BETWEEN ${from} AND ${to} AND step.happened_on >= legal_case.opened_on`,
      ),
    }),
    promised(house, year, {
      name: 'figure, hours by firm',
      path: 'hours.pro-bono?by=firm&',
      byHand: both(
        (from, to) => `SELECT firm_id, SUM(minutes) AS minutes FROM time_entries
          WHERE worked_on BETWEEN ${from} AND ${to} AND withdrawn_at IS NULL AND kind = 'matter' GROUP BY firm_id`,
      ),
    }),
    promised(house, year, {
      name: 'figure, people by age and gender',
      path: 'people.reached?by=age,gender&',
    }),
  ]
}

interface Told {
  name: string
  path: string
  byHand?: string
}

function promised({ world, headersOf }: House, year: number, { name, path, byHand }: Told): Promised {
  const director = world.accounts.find(({ role }) => role === 'director')?.userId ?? ''
  return {
    name,
    expect: 200,
    call: get(`/figures/${path}from=${year}-01-01&to=${year}-12-31`, headersOf(director)),
    baseline: readsOf,
    ...(byHand ? { byHand: { sql: byHand, values: [] } } : {}),
  }
}
