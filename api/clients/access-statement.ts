import type { z } from 'zod'
import { zone } from '../../commands/partnerships/placement/offers/clock.ts'
import { record } from '../../commands/record.ts'
import { inTransaction } from '../../models/database.ts'
import { draw } from '../../reports/access-statement/draw.ts'
import type { AccessStatement } from '../../reports/access-statement/figures.ts'
import { gather } from '../../reports/access-statement/gather.ts'
import { accountableFor } from '../consents/disclosures-query.ts'
import { type Asked, endpoint, ok } from '../endpoint.ts'
import { allMarked, byId } from '../text.ts'
import { AccessStatementAnswer } from './access-statement-schema.ts'

export const told = endpoint({
  summary: 'Who opened a client’s file, when and why, and what was shared with whom: for the client',
  policy: { may: ['make-statement', 'Client'] },
  params: byId,
  answer: { status: 200, schema: AccessStatementAnswer },
  transaction: true,
  handle: async asked => ok(allMarked(await gatherAudited(asked))),
})

export const pdf = endpoint({
  summary: 'The access statement of a client as a document',
  policy: { may: ['make-statement', 'Client'] },
  params: byId,
  answer: { status: 200, media: 'application/pdf' },
  // The transaction ends before the drawing begins: a statement that fails to be drawn was made all the same.
  transaction: false,
  audits: true,
  handle: async asked => {
    const statement = await inTransaction(() => gatherAudited(asked))
    const name = `access-statement-${statement.client.reference}.pdf`
    return { status: 200, file: { type: 'application/pdf', name, bytes: await draw(statement) } }
  },
})

type StatementAsked = Asked<z.infer<typeof byId>, unknown, unknown>

async function gatherAudited({ ability, context, params, house }: StatementAsked): Promise<AccessStatement> {
  const clientId = await accountableFor(ability, 'make-statement', params.id)
  const statement = await gather({
    ...{ clientId, zone, preparedOn: context.today },
    centre: house.config.CENTRE_NAME,
  })
  const subject = { type: 'Client', id: clientId }
  await record(context, 'client.statement-made', subject, { outcome: statement.code })
  return statement
}
