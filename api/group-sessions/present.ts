import { Client } from '../../models/Client.ts'
import { openValue } from '../../models/columns.ts'
import type { GroupAttendance } from '../../models/GroupAttendance.ts'
import type { GroupSession } from '../../models/GroupSession.ts'
import { visible } from '../../policies/visibility.ts'
import type { Row } from '../list.ts'
import { personOf } from '../people.ts'
import { markedOrNull } from '../text.ts'
import { countClients } from './query.ts'

/** A line of the list, from a row of groupListing. */
export function presentListed(row: Row) {
  const { id, kind, topic, layer, minutes, interpreter, adults, children } = row
  const place = { table: 'group_sessions', column: 'title', id: String(id) }
  return visible('GroupSession', row, {
    ...{ id, kind, topic, layer, minutes, interpreter, adults, children },
    title: markedOrNull(openValue<string>('clinical', place, row.title)),
    heldOn: row.held_on,
    languages: JSON.parse(String(row.languages)) as string[],
    clients: Number(row.clients),
  })
}

/** One session that was found through the door. */
export async function presentGroup(session: GroupSession) {
  const { id, kind, topic, layer, heldOn, minutes, languages, interpreter, adults, children } = session
  return visible('GroupSession', session, {
    ...{ id, kind, topic, layer, heldOn, minutes, languages, interpreter, adults, children },
    title: markedOrNull(session.title),
    interpreterWords: markedOrNull(session.interpreterWords),
    facilitators: await Promise.all(session.facilitatorIds.map(personOf)),
    clients: await countClients(session),
  })
}

export async function presentAttendance({ clientId, attendance }: GroupAttendance) {
  const { id, reference } = await Client.findByPk(clientId, { rejectOnEmpty: true })
  return { client: { id, reference }, attendance }
}
