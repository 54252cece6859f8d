import { partyNamesOf } from '../../commands/casework/partyNamesOf.ts'
import { record } from '../../commands/record.ts'
import { Case } from '../../models/Case.ts'
import { Client } from '../../models/Client.ts'
import { Matter } from '../../models/Matter.ts'
import { findFor } from '../../policies/authorize.ts'
import { endpoint, ok } from '../endpoint.ts'
import { byId, marked } from '../text.ts'
import * as schema from './schema.ts'

export const slip = endpoint({
  summary: 'What a firm needs to know for its conflict check',
  policy: { may: ['read', 'Matter'] },
  params: byId,
  answer: { status: 200, schema: schema.Slip },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const matter = await findFor(ability, 'read', Matter, params.id, { group: 'slip' })
    await record(context, 'matter.slip-opened', matter, { fields: ['slip'] })
    return ok(await slipOf(matter))
  },
})

/**
 * What a firm needs to look for conflicts of interest, and nothing else: the client's names in every spelling, their
 * nationalities, and who stands on the other side, body or person. Its reader may see neither the case nor the client:
 * this is all that they get of either.
 */
async function slipOf({ caseId, opposingBodies }: Matter) {
  const client = caseId ? await clientOf(caseId) : null
  const { persons, bodies } = caseId ? await partyNamesOf(caseId) : { persons: [], bodies: [] }
  return {
    names: once(client ? [client.fullName, ...(client.names ?? []).map(({ name }) => name)] : []),
    nationalities: client?.nationalities ?? [],
    opposingBodies: once([...(opposingBodies ?? []), ...bodies, ...persons]),
  }
}

async function clientOf(caseId: string): Promise<Client | null> {
  const { clientId } = await Case.findByPk(caseId, { attributes: ['clientId'], rejectOnEmpty: true })
  return Client.findByPk(clientId)
}

const once = (names: string[]) => [...new Set(names)].map(marked)
