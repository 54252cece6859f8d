import type { z } from 'zod'
import { zone } from '../../commands/partnerships/placement/offers/clock.ts'
import { record } from '../../commands/record.ts'
import { Problem } from '../../errors.ts'
import { inTransaction } from '../../models/database.ts'
import { accountableFor } from '../../policies/accountable.ts'
import { draw } from '../../reports/access-statement/draw.ts'
import type { AccessStatement } from '../../reports/access-statement/figures.ts'
import { gather } from '../../reports/access-statement/gather.ts'
import { type Asked, endpoint, ok } from '../endpoint.ts'
import { allMarked, byId } from '../text.ts'
import { AccessStatementAnswer } from './access-statement-schema.ts'

/** How many lines are drawn while others wait, in less than a tenth of a second. */
const AT_ONCE = 300

export const told = endpoint({
  summary: 'Who opened a client’s file, when and why, and what was shared with whom: for the client',
  policy: { may: ['make-statement', 'Client'] },
  params: byId,
  answer: { status: 200, schema: AccessStatementAnswer },
  transaction: true,
  handle: async asked => ok(allMarked(await gatherAudited(asked))),
})

export const pdf = endpoint({
  summary: 'The access statement of a client as a document; a long one is made by POST /reports',
  policy: { may: ['make-statement', 'Client'] },
  params: byId,
  answer: { status: 200, media: 'application/pdf' },
  // The transaction ends before the drawing begins: a statement that fails to be drawn was made all the same.
  transaction: false,
  audits: true,
  handle: async asked => {
    const statement = await inTransaction(async () => shortEnough(await gatherAudited(asked)))
    const name = `access-statement-${statement.client.reference}.pdf`
    return { status: 200, file: { type: 'application/pdf', name, bytes: await draw(statement) } }
  },
})

/** Throws 409 where drawing would keep others waiting: nothing was made then, and the log says nothing. */
function shortEnough(statement: AccessStatement): AccessStatement {
  const { readings, consents, matters, referrals, overrides, recalls } = statement
  const lines = [readings, consents, matters, referrals, overrides, recalls].flat().length
  if (lines <= AT_ONCE) return statement
  throw new Problem(
    'illegal-state',
    `This statement has ${lines} lines. Ask for it as a report: POST /api/v1/reports with the kind access-statement`,
  )
}

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
