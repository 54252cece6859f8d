import { zone } from '../../commands/partnerships/placement/offers/clock.ts'
import { record } from '../../commands/record.ts'
import { accountableFor } from '../../policies/accountable.ts'
import { dateIn } from '../../runtime/clock.ts'
import { endpoint, ok } from '../endpoint.ts'
import { momentOrNull } from '../stored.ts'
import { byId, marked } from '../text.ts'
import { consentsForFirms, type Held, type Opened, openedBy, whatWasOpened } from './disclosures-query.ts'
import { Disclosures } from './disclosures-schema.ts'

export const ofClient = endpoint({
  summary: 'Which people of which firms opened what of a client, how often, and under which consent',
  policy: { may: ['read-disclosures', 'Client'] },
  params: byId,
  answer: { status: 200, schema: Disclosures },
  transaction: true,
  handle: async ({ ability, context, params }) => {
    const clientId = await accountableFor(ability, 'read-disclosures', params.id)
    const consents = await consentsForFirms(clientId)
    const items = (await openedBy(clientId)).map(row => presentOpened(row, consents))
    await record(context, 'disclosures.opened', { type: 'Client', id: clientId })
    return ok({ items, next: null })
  },
})

function presentOpened(row: Opened, consents: Held[]) {
  const { firmId, firmName, personId, personName, action, firstAt, lastAt } = row
  const [from, to] = [firstAt, lastAt].map(at => dateIn(zone, new Date(at)))
  const under = consents.filter(
    one => one.firmId === firmId && one.validFrom <= String(to) && one.lastDay >= String(from),
  )
  return {
    firm: firmId === null ? null : { id: firmId, name: marked(String(firmName)) },
    person: { id: personId, name: marked(personName) },
    what: whatWasOpened[action],
    times: Number(row.times),
    firstAt: momentOrNull(firstAt),
    lastAt: momentOrNull(lastAt),
    consents: under.map(({ id }) => id),
  }
}
