import { z } from 'zod'
import { Firm } from '../../models/Firm.ts'
import { findFor } from '../../policies/authorize.ts'
import { reportKind } from '../kind.ts'
import { type Language, languages } from '../language/languages.ts'
import { draw } from './draw.ts'
import { gather } from './gather.ts'

/** A firm’s year, for the talk about the next one. */
export const renewal = reportKind({
  fields: { firmId: z.uuid(), year: z.int().min(2000).max(2200) },
  audiences: ['firm', 'centre'],
  languages,
  may: (ability, { firmId }: { firmId: string; year: number }) =>
    findFor(ability, 'read-report', Firm, firmId),
  gather: async (ability, { firmId, year }, { centre, today, now, zone, language, smallCells }) => ({
    language: language as Language,
    figures: await gather(ability, {
      ...{ firmId, year, zone, smallCells },
      preparedOn: today,
      asAt: now,
      centre: { name: centre.name },
    }),
  }),
  draw: async ({ figures, language }, mark) => ({
    name: `renewal-report-${figures.period.year}.pdf`,
    mediaType: 'application/pdf',
    bytes: await draw(figures, language, mark),
  }),
})
