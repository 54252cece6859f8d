import { record } from '../../commands/record.ts'
import { invalid } from '../../errors.ts'
import { catalogue, figureOf } from '../../reports/figures/catalogue.ts'
import { conceal, type ShownTable } from '../../reports/figures/conceal.ts'
import { count } from '../../reports/figures/count.ts'
import { type Dimension, dimensions, standingNow } from '../../reports/figures/dimensions.ts'
import { mergeTable, mergingsFor } from '../../reports/figures/merging.ts'
import { momentOf } from '../../reports/figures/moment.ts'
import { type Period, periodBefore, yearFrom } from '../../reports/figures/period.ts'
import type { Question } from '../../reports/figures/question.ts'
import { recordsOf } from '../../reports/figures/records.ts'
import { type Asked, endpoint, ok } from '../endpoint.ts'
import { readCursor, writeCursor } from '../page.ts'
import * as schema from './schema.ts'

const policy = { may: ['count', 'Case'] } as const

export const list = endpoint({
  summary: 'Every figure of the programme: what it counts and when, its unit, what it can be divided by',
  policy: { may: [...policy.may] },
  answer: { status: 200, schema: schema.Catalogue },
  transaction: false,
  handle: async () =>
    ok({
      figures: catalogue.map(({ code, unit, definition, among, asAt, dimensions, asItStands = [] }) => ({
        code,
        unit,
        definition,
        share: among !== undefined,
        asAt,
        dimensions,
        asItStands: standingNow({ dimensions, asItStands }),
      })),
      dimensions: Object.entries(dimensions).map(([code, { definition }]) => ({ code, definition })),
    }),
})

export const read = endpoint({
  summary: 'A figure of a period beside the one before, as it was known at a moment; small counts are hidden',
  policy: { may: [...policy.may] },
  params: schema.byCode,
  query: schema.FigureQuery,
  answer: { status: 200, schema: schema.FigureAnswer },
  transaction: false,
  handle: async ({ params, query, ...asked }) => {
    const figure = figureOf(params.code)
    const { merge, ...wanted } = query
    const question = questionOf(asked, wanted)
    const { period } = question
    const before = periodBefore(period)
    const counted = [
      { period, table: await count(figure, question) },
      { period: before, table: await count(figure, { ...question, period: before }) },
    ]
    const smallCells = asked.house.config.SMALL_CELLS
    const mergings = mergingsFor(counted, smallCells)
    const told = merge === 'proposed' ? mergings : []
    const merged = counted.map(({ table, ...of }) => ({ ...of, table: mergeTable(table, told) }))
    const [now, then] = conceal(merged, smallCells) as [ShownTable, ShownTable]
    return ok({
      code: figure.code,
      unit: figure.unit,
      definition: figure.definition,
      asAt: question.asAt.toISOString(),
      dimensions: now.dimensions,
      addsUp: now.addsUp,
      merging: { proposed: mergings, done: told.length > 0 },
      period: present(period, now),
      before: present(before, then),
    })
  },
})

export const records = endpoint({
  summary:
    'The records that a figure counts, or a cell of it, as far as the reader may read them; or that of which it is a share',
  policy: { may: [...policy.may] },
  params: schema.byCode,
  query: schema.RecordsQuery,
  answer: { status: 200, schema: schema.RecordsPage },
  transaction: true,
  handle: async ({ params, query: { limit, cursor, in: cell, among, ...query }, ...asked }) => {
    const after = cursor ? readCursor(cursor, params.code).id : undefined
    const question = questionOf(asked, { ...query, by: [] })
    const wanted = { limit: limit + 1, after, cell, among: among === 'true' }
    const rows = await recordsOf(figureOf(params.code), question, wanted)
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    const next =
      rows.length > limit && last ? writeCursor({ order: params.code, value: '', id: last.id }) : null
    const named = { outcome: params.code, records: items.map(({ id }) => id) }
    await record(asked.context, 'figure.opened', { type: 'Figure', id: null }, named)
    return ok({ items, next })
  },
})

interface Query extends Span {
  asAt?: string | undefined
  by: Dimension[]
}

interface Span {
  from?: string | undefined
  to?: string | undefined
  year?: number | undefined
  begins?: string | undefined
}

/** Throws 422 unless the period is said in one way, and ends after it begins. */
function periodOf({ from, to, year, begins }: Span, yearBegins: string): Period {
  if (year !== undefined) {
    if (from ?? to) throw invalid('/year', 'is said beside other days')
    return yearFrom(year, begins ?? yearBegins)
  }
  if (begins) throw invalid('/begins', 'belongs to a year')
  if (!from) throw invalid('/from', 'is missing')
  if (!to) throw invalid('/to', 'is missing')
  if (to < from) throw invalid('/to', 'lies before the period begins')
  return { from, to }
}

/** Throws 422 for a period that cannot be, and for a moment that has not come. */
function questionOf(
  { ability, context, house }: Pick<Asked<unknown, unknown, unknown>, 'ability' | 'context' | 'house'>,
  { asAt, by, ...span }: Query,
): Question {
  const period = periodOf(span, house.config.YEAR_BEGINS)
  const { zone } = house
  return { ability, period, asAt: momentOf(asAt, { now: context.now, zone }), zone, by }
}

const present = (period: Period, { total, of, cells }: ShownTable) => ({
  ...period,
  total,
  ...(of ? { of } : {}),
  cells,
})
