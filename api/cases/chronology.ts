import type { z } from 'zod'
import { record } from '../../commands/record.ts'
import { Case } from '../../models/Case.ts'
import { Client } from '../../models/Client.ts'
import { inTransaction } from '../../models/database.ts'
import { findFor } from '../../policies/authorize.ts'
import { draw } from '../../reports/chronology/draw.ts'
import type { Chronology } from '../../reports/chronology/figures.ts'
import { gather } from '../../reports/chronology/gather.ts'
import { type Asked, endpoint, ok } from '../endpoint.ts'
import { underAnyGlass } from '../open.ts'
import { allMarked, byId } from '../text.ts'
import { ChronologyAnswer, ChronologyQuery } from './chronology-schema.ts'

export const told = endpoint({
  summary: 'What happened on a case and what is due, for a handover or a hearing; privileged',
  policy: { may: ['read-chronology', 'Case'] },
  params: byId,
  query: ChronologyQuery,
  answer: { status: 200, schema: ChronologyAnswer },
  transaction: true,
  handle: async asked => ok(allMarked(await gatherAudited(asked))),
})

export const pdf = endpoint({
  summary: 'The chronology of a case as a document',
  policy: { may: ['read-chronology', 'Case'] },
  params: byId,
  query: ChronologyQuery,
  answer: { status: 200, media: 'application/pdf' },
  // The transaction ends before the drawing begins.
  transaction: false,
  audits: true,
  handle: async asked => {
    const chronology = await inTransaction(() => gatherAudited(asked))
    const name = `chronology-${chronology.case.reference}.pdf`
    return { status: 200, file: { type: 'application/pdf', name, bytes: await draw(chronology) } }
  },
})

type ChronologyAsked = Asked<z.infer<typeof byId>, z.infer<typeof ChronologyQuery>, unknown>

async function gatherAudited(asked: ChronologyAsked): Promise<Chronology> {
  const { ability, context, params, query, house } = asked
  const legalCase = await findFor(ability, 'read-chronology', Case, params.id)
  const chronology = await gather(ability, {
    caseId: legalCase.id,
    purpose: query.purpose,
    preparedOn: context.today,
    centre: { name: house.config.CENTRE_NAME },
  })
  await record(context, 'case.chronology-made', legalCase, {
    fields: ['claim', 'steps', 'dates'],
    records: [legalCase.clientId],
    outcome: `${query.purpose} ${chronology.code}`,
    ...(await underAnyGlass(context, [
      [Case, legalCase.id],
      [Client, legalCase.clientId],
    ])),
  })
  return chronology
}
