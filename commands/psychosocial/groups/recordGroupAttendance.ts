import type { Client } from '../../../models/Client.ts'
import { newId } from '../../../models/columns.ts'
import { GroupAttendance, type HeldAttendance } from '../../../models/GroupAttendance.ts'
import type { GroupSession } from '../../../models/GroupSession.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'

/** Writes down whether a client came to a group session, or corrects what was written down. */
export async function recordGroupAttendance(
  context: Context,
  session: GroupSession,
  client: Client,
  attendance: HeldAttendance,
): Promise<GroupAttendance> {
  const of = { groupSessionId: session.id, clientId: client.id }
  const said = { attendance, recordedBy: context.actor.id }
  const before = await GroupAttendance.findOne({ where: of, lock: true })
  const row = before
    ? await before.update(said)
    : await GroupAttendance.create({ id: newId(), ...of, ...said })
  await record(context, 'group-session.attendance-recorded', session, { records: [client.id] })
  return row
}
