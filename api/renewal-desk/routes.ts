import { ladder } from '../../commands/partnerships/renewals/ladder.ts'
import { endpoint, ok } from '../endpoint.ts'
import { marked } from '../text.ts'
import { assumptions } from './forecast.ts'
import { type Expected, forecastFor } from './forecast-query.ts'
import { riskRule } from './health.ts'
import { pageOf } from './pages.ts'
import { presentRow, totalsOf } from './present.ts'
import { agreedByFirm, CEILING } from './query.ts'
import { definition, retentionOf } from './retention.ts'
import { deskRows } from './rows.ts'
import * as schema from './schema.ts'

export const desk = endpoint({
  summary:
    'Every present agreement with how it goes, what is at risk and why, and the next step; riskiest first',
  policy: { may: ['read-desk', 'Firm'] },
  query: schema.DeskQuery,
  answer: { status: 200, schema: schema.DeskAnswer },
  transaction: false,
  handle: async ({ ability, context, query: { state, ...question } }) => {
    const { rows, complete } = await deskRows(ability, context.today)
    const wanted = rows.filter(({ term }) => !state || term.termState === state)
    const { items, next } = pageOf(wanted, question)
    const rungs = await ladder()
    return ok({
      items: items.map(row => presentRow(row, rungs)),
      next,
      totals: totalsOf(wanted),
      riskRule,
      ceiling: CEILING,
      complete,
    })
  },
})

export const forecast = endpoint({
  summary:
    'What firms can be expected to give in a year, the next unless told otherwise, and what that assumes',
  policy: { may: ['read-desk', 'Firm'] },
  query: schema.ForecastQuery,
  answer: { status: 200, schema: schema.ForecastAnswer },
  transaction: false,
  handle: async ({ ability, context, query }) => {
    const year = query.year ?? Number(context.today.slice(0, 4)) + 1
    const { firms, ...sums } = await forecastFor(ability, year, context.today)
    return ok({
      year,
      on: context.today,
      ...sums,
      firms: firms.map(presentExpected),
      assumptions,
      ceiling: CEILING,
    })
  },
})

const presentExpected = ({ firmId, firmName, ...expected }: Expected) => ({
  firm: { id: firmId, name: marked(firmName) },
  ...expected,
})

export const retention = endpoint({
  summary: 'How many firms stayed from one year to the next, and of each year’s newcomers',
  policy: { may: ['read-desk', 'Firm'] },
  answer: { status: 200, schema: schema.RetentionAnswer },
  transaction: false,
  handle: async ({ ability, context }) => {
    const { today } = context
    return ok({ definition, on: today, ...retentionOf(await agreedByFirm(ability), today) })
  },
})
