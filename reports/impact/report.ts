import { invalid, Problem } from '../../errors.ts'
import { date } from '../../jurisdictions/date.ts'
import type { Ability } from '../../policies/ability.ts'
import { asAtSchema, momentOf } from '../figures/moment.ts'
import type { Period } from '../figures/period.ts'
import { reportKind } from '../kind.ts'
import { type Language, languages } from '../language/languages.ts'
import { draw } from './draw.ts'
import { gather } from './gather.ts'

type Asked = { from: string; to: string; asAt?: string }

/** Throws 403 unless the reader may count cases, and 422 for a period that ends before it begins. */
export async function mayHaveImpact(ability: Ability, { from, to }: Period): Promise<void> {
  if (ability.rulesFor('count', 'Case').length === 0) {
    throw new Problem('forbidden', 'The figures of the programme are not yours to see')
  }
  if (to < from) throw invalid('/to', 'lies before the period begins')
}

/** What the programme did in a period, beside the one before. */
export const impact = reportKind({
  fields: { from: date, to: date, asAt: asAtSchema.optional() },
  audiences: ['centre', 'donor', 'public'],
  languages,
  may: (ability, period: Asked) => mayHaveImpact(ability, period),
  refuse: ({ asAt }, when) => momentOf(asAt, when),
  gather: async (ability, { from, to, asAt }, setting) => {
    const { centre, today, now, zone, smallCells, language } = setting
    const known = { asAt: momentOf(asAt, { now, zone }), zone, preparedOn: today }
    return {
      language: language as Language,
      ...(await gather(ability, { period: { from, to }, ...known, centre, smallCells })),
    }
  },
  draw: async ({ figures, language }, mark) => ({
    name: `impact-report-${figures.period.from}-${figures.period.to}.pdf`,
    mediaType: 'application/pdf',
    bytes: await draw(figures, language, mark),
  }),
  tables: ({ tables }) => tables,
  asAt: ({ figures }) => new Date(figures.asAt),
})
