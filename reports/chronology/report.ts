import { z } from 'zod'
import { Case } from '../../models/Case.ts'
import { findFor } from '../../policies/authorize.ts'
import { reportKind } from '../kind.ts'
import { draw } from './draw.ts'
import { type Purpose, purposes } from './figures.ts'
import { gather } from './gather.ts'

/** A case from its first day to the last, for a handover or a hearing. */
export const chronology = reportKind({
  fields: { caseId: z.uuid(), purpose: z.enum(purposes).default('handover') },
  audiences: ['centre'],
  languages: ['en'],
  caseOf: ({ caseId }: { caseId: string; purpose: Purpose }) => caseId,
  may: (ability, { caseId }) => findFor(ability, 'read-chronology', Case, caseId),
  gather: (ability, { caseId, purpose }, { centre, today }) =>
    gather(ability, { caseId, purpose, preparedOn: today, centre: { name: centre.name } }),
  draw: async (figures, mark) => ({
    name: `chronology-${figures.case.reference}.pdf`,
    mediaType: 'application/pdf',
    bytes: await draw(figures, mark),
  }),
})
