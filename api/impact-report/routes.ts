import type { z } from 'zod'
import { record } from '../../commands/record.ts'
import { inTransaction } from '../../models/database.ts'
import { momentOf } from '../../reports/figures/moment.ts'
import { draw } from '../../reports/impact/draw.ts'
import type { ImpactFigures } from '../../reports/impact/figures.ts'
import { gather } from '../../reports/impact/gather.ts'
import { mayHaveImpact } from '../../reports/impact/report.ts'
import { voiceOf } from '../../reports/impact/wording.ts'
import type { Language } from '../../reports/language/languages.ts'
import { type Asked, endpoint, ok } from '../endpoint.ts'
import { ImpactAnswer, ImpactQuery } from './schema.ts'
import { tableOf } from './table.ts'

export const figures = endpoint({
  summary: 'The figures of the impact report: a period beside the one before, small numbers hidden',
  policy: { may: ['count', 'Case'] },
  query: ImpactQuery,
  answer: { status: 200, schema: ImpactAnswer },
  transaction: true,
  handle: async asked => ok(explained(await gatherAudited(asked), asked.query.language)),
})

export const pdf = endpoint({
  summary: 'The impact report of the programme',
  policy: { may: ['count', 'Case'] },
  query: ImpactQuery,
  answer: { status: 200, media: 'application/pdf' },
  // The transaction ends before the drawing begins, which takes longer than all queries together.
  transaction: false,
  audits: true,
  handle: async asked => {
    const bytes = await draw(await inTransaction(() => gatherAudited(asked)), asked.query.language)
    return { status: 200, file: { type: 'application/pdf', name: nameOf(asked, 'pdf'), bytes } }
  },
})

export const csv = endpoint({
  summary: 'The figures of the impact report as a table for a spreadsheet',
  policy: { may: ['count', 'Case'] },
  query: ImpactQuery,
  answer: { status: 200, media: 'text/csv' },
  transaction: true,
  audits: true,
  handle: async asked => {
    const bytes = tableOf(await gatherAudited(asked), asked.query.language)
    return { status: 200, file: { type: 'text/csv; charset=utf-8', name: nameOf(asked, 'csv'), bytes } }
  },
})

/** What the figures count, in the language asked for; all else of an answer is codes and numbers. */
function explained(figures: ImpactFigures, language: Language) {
  const voice = voiceOf(language)
  const definitions = figures.definitions.map(({ code, text }) => ({
    code,
    text: voice.definition(code, text),
  }))
  return { ...figures, language, definitions }
}

type ImpactAsked = Asked<unknown, z.infer<typeof ImpactQuery>, unknown>

const nameOf = ({ query: { from, to } }: ImpactAsked, ending: string) =>
  `impact-report-${from}-${to}.${ending}`

async function gatherAudited({ ability, context, query, house }: ImpactAsked): Promise<ImpactFigures> {
  const period = { from: query.from, to: query.to }
  await mayHaveImpact(ability, period)
  const { CENTRE_NAME: name, SMALL_CELLS: smallCells } = house.config
  const { figures } = await gather(ability, {
    ...{ period, zone: house.zone, smallCells, centre: { name } },
    ...{ asAt: momentOf(query.asAt, { now: context.now, zone: house.zone }), preparedOn: context.today },
  })
  const outcome = `${query.from}/${query.to}`
  await record(context, 'report.made', { type: 'ImpactReport', id: null }, { fields: ['period'], outcome })
  return figures
}
