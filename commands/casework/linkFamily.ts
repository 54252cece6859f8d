import { Problem } from '../../errors.ts'
import type { Client } from '../../models/Client.ts'
import { FamilyLink, type Relation } from '../../models/FamilyLink.ts'
import type { Context } from '../context.ts'
import { record } from '../record.ts'

const opposite: Record<Relation, Relation> = {
  spouse: 'spouse',
  parent: 'child',
  child: 'parent',
  sibling: 'sibling',
  other: 'other',
}

/** Records how two clients are related, from both sides. `relation` says what the relative is to the client. */
export async function linkFamily(
  context: Context,
  client: Client,
  relative: Client,
  relation: Relation,
): Promise<FamilyLink> {
  if (client.id === relative.id) throw new Problem('illegal-state', 'Nobody is a relative of themselves')
  if (await FamilyLink.findOne({ where: { clientId: client.id, relativeId: relative.id } })) {
    throw new Problem('conflict', 'These two are linked already')
  }
  const recordedBy = context.actor.id
  const link = await FamilyLink.create({ clientId: client.id, relativeId: relative.id, relation, recordedBy })
  await FamilyLink.create({
    clientId: relative.id,
    relativeId: client.id,
    relation: opposite[relation],
    recordedBy,
  })
  await record(context, 'family.linked', client, { records: [relative.id] })
  return link
}

/** Takes a link back that was recorded in error, from both sides. */
export async function unlinkFamily(context: Context, client: Client, relative: Client): Promise<void> {
  const ended = await FamilyLink.destroy({ where: { clientId: client.id, relativeId: relative.id } })
  if (ended === 0) throw new Problem('not-found', 'These two are not linked')
  await FamilyLink.destroy({ where: { clientId: relative.id, relativeId: client.id } })
  await record(context, 'family.unlinked', client, { records: [relative.id] })
}
