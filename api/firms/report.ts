import type { z } from 'zod'
import { record } from '../../commands/record.ts'
import { inTransaction } from '../../models/database.ts'
import { Firm } from '../../models/Firm.ts'
import { findFor } from '../../policies/authorize.ts'
import type { Language } from '../../reports/language/languages.ts'
import { definitions, remarks } from '../../reports/renewal/definitions.ts'
import { draw } from '../../reports/renewal/draw.ts'
import type { RenewalFigures } from '../../reports/renewal/figures.ts'
import { gather } from '../../reports/renewal/gather.ts'
import { voiceOf } from '../../reports/renewal/wording.ts'
import { type Asked, endpoint, ok } from '../endpoint.ts'
import { marked } from '../text.ts'
import { FiguresAnswer, ReportQuery } from './figures.ts'
import { byYear } from './schema.ts'
import { tableOf } from './table.ts'

export const figures = endpoint({
  summary: 'The figures of a firm’s renewal report',
  policy: { may: ['read-report', 'Firm'] },
  params: byYear,
  query: ReportQuery,
  answer: { status: 200, schema: FiguresAnswer },
  transaction: true,
  handle: async asked => {
    const gathered = await gatherAudited(asked)
    const { name, offices } = gathered.firm
    return ok({
      ...gathered,
      firm: { name: marked(name), offices: offices.map(marked) },
      ...explained(gathered, asked.query.language),
    })
  },
})

export const pdf = endpoint({
  summary: 'A firm’s renewal report',
  policy: { may: ['read-report', 'Firm'] },
  params: byYear,
  query: ReportQuery,
  answer: { status: 200, media: 'application/pdf' },
  // The transaction ends before the drawing begins, which takes longer than all queries together.
  transaction: false,
  audits: true,
  handle: async asked => {
    const gathered = await inTransaction(() => gatherAudited(asked))
    const bytes = await draw(gathered, asked.query.language)
    return {
      status: 200,
      file: { type: 'application/pdf', name: `renewal-report-${asked.params.year}.pdf`, bytes },
    }
  },
})

export const csv = endpoint({
  summary: 'The figures of a firm’s renewal report as a table for a spreadsheet',
  policy: { may: ['read-report', 'Firm'] },
  params: byYear,
  query: ReportQuery,
  answer: { status: 200, media: 'text/csv' },
  transaction: true,
  audits: true,
  handle: async asked => {
    const { query, params, house } = asked
    const bytes = tableOf(await gatherAudited(asked), query.language, house.config.SMALL_CELLS)
    const name = `renewal-report-${params.year}.csv`
    return { status: 200, file: { type: 'text/csv; charset=utf-8', name, bytes } }
  },
})

/** How the figures were counted, in the language asked for; all else of an answer is codes and numbers. */
function explained(figures: RenewalFigures, language: Language) {
  const voice = voiceOf(language, figures.smallCells)
  return { language, definitions: definitions(voice), remarks: remarks(figures, voice) }
}

type ReportAsked = Asked<z.infer<typeof byYear>, z.infer<typeof ReportQuery>, unknown>

async function gatherAudited({ ability, context, params, house }: ReportAsked): Promise<RenewalFigures> {
  const firm = await findFor(ability, 'read-report', Firm, params.id)
  const figures = await gather(ability, {
    firmId: firm.id,
    year: params.year,
    preparedOn: context.today,
    asAt: context.now,
    zone: house.zone,
    smallCells: house.config.SMALL_CELLS,
    centre: { name: house.config.CENTRE_NAME },
  })
  await record(context, 'report.made', firm, { fields: ['year'], outcome: String(params.year) })
  return figures
}
