import { z } from 'zod'
import { invalid, Problem } from '../../errors.ts'
import type { Ability } from '../../policies/ability.ts'
import type { Period } from '../figures/period.ts'
import { reportKind } from '../kind.ts'
import { type Language, languages } from '../language/languages.ts'
import { draw } from './draw.ts'
import { gather } from './gather.ts'

const day = z.iso.date()

/** Throws 403 unless the reader may count cases, and 422 for a period that ends before it begins. */
export async function mayHaveImpact(ability: Ability, { from, to }: Period): Promise<void> {
  if (ability.rulesFor('count', 'Case').length === 0) {
    throw new Problem('forbidden', 'The figures of the programme are not yours to see')
  }
  if (to < from) throw invalid('/to', 'lies before the period begins')
}

/** What the programme did in a period, beside the one before. */
export const impact = reportKind({
  fields: { from: day, to: day },
  audiences: ['centre', 'donor', 'public'],
  languages,
  may: (ability, period: { from: string; to: string }) => mayHaveImpact(ability, period),
  gather: async (ability, period, { centre, today, now, zone, smallCells, language }) => ({
    language: language as Language,
    ...(await gather(ability, { period, asAt: now, zone, preparedOn: today, centre, smallCells })),
  }),
  draw: async ({ figures, language }, mark) => ({
    name: `impact-report-${figures.period.from}-${figures.period.to}.pdf`,
    mediaType: 'application/pdf',
    bytes: await draw(figures, language, mark),
  }),
  tables: ({ tables }) => tables,
})
