import { answerConflictCheck } from '../../commands/partnerships/answerConflictCheck.ts'
import { offerMatter } from '../../commands/partnerships/offerMatter.ts'
import { record } from '../../commands/record.ts'
import { Case } from '../../models/Case.ts'
import { Client } from '../../models/Client.ts'
import { Firm } from '../../models/Firm.ts'
import { Matter } from '../../models/Matter.ts'
import { findFor } from '../../policies/authorize.ts'
import { done, endpoint, ok } from '../endpoint.ts'
import { byId } from '../text.ts'
import { presentSlip } from './present.ts'
import * as schema from './schema.ts'
import { shown } from './work.ts'

export const offer = endpoint({
  summary: 'Offer a matter to a partner firm',
  policy: { may: ['offer', 'Matter'] },
  params: byId,
  body: schema.Offer,
  answer: { status: 200, schema: schema.Matter },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    const matter = await findFor(ability, 'offer', Matter, params.id)
    await offerMatter(context, matter, await findFor(ability, 'read', Firm, body.firmId))
    return shown(ability, matter.id)
  },
})

export const slip = endpoint({
  summary: 'What a firm needs to know for its conflict check',
  policy: { may: ['read', 'Matter'] },
  params: byId,
  answer: { status: 200, schema: schema.Slip },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const matter = await findFor(ability, 'read', Matter, params.id, { group: 'slip' })
    await record(context, 'matter.slip-opened', matter, { fields: ['slip'] })
    return ok(presentSlip(await clientOf(matter)))
  },
})

// The reader of a slip may see neither the case nor the client: the slip is all they get of either.
async function clientOf({ caseId }: Matter): Promise<Client | null> {
  const legalCase = caseId ? await Case.findByPk(caseId) : null
  return legalCase && Client.findByPk(legalCase.clientId)
}

export const conflictCheck = endpoint({
  summary: 'Answer the conflict check of a matter that was offered to your firm',
  policy: { may: ['answer-conflict-check', 'Matter'] },
  params: byId,
  body: schema.ConflictAnswer,
  answer: { status: 204 },
  transaction: true,
  handle: async ({ ability, context, params, body }) => {
    await answerConflictCheck(
      context,
      await findFor(ability, 'answer-conflict-check', Matter, params.id),
      body,
    )
    return done
  },
})
