import { type CreationAttributes, literal, Op } from 'sequelize'
import { Client } from '../../models/Client.ts'
import { type GroupKind, GroupSession } from '../../models/GroupSession.ts'
import { select } from '../../models/statements.ts'
import type { Ability } from '../../policies/ability.ts'
import { mayOn } from '../../policies/memory.ts'
import { scopeSql } from '../../policies/scope.ts'
import { clientsWhoCame } from './list.ts'

/** What somebody must be allowed with a client to say, or to read, whether that client came to a session of a kind. */
export const attending = (kind: GroupKind) =>
  kind === 'psychosocial-group' ? ('attend-group' as const) : ('attend-information' as const)

/** Whether somebody records sessions of a kind. */
export const mayHold = (ability: Ability, kind: GroupKind): boolean =>
  mayOn(ability, 'create', GroupSession.build({ kind } as CreationAttributes<GroupSession>))

/** The attendances of a session that the reader may see: those of clients whom they could have brought themselves. */
export function attendancesFor(ability: Ability, { id, kind }: GroupSession) {
  const known = scopeSql(ability, attending(kind), Client)
  const clients = `(SELECT \`Client\`.id FROM clients AS \`Client\` WHERE ${known})`
  return { groupSessionId: id, clientId: { [Op.in]: literal(clients) } }
}

/** How many clients came to a session, whoever they are. */
export async function countClients({ id }: GroupSession): Promise<number> {
  const [row] = await select<{ clients: number }>(`SELECT ${clientsWhoCame('?')} AS clients`, [id])
  return Number(row?.clients ?? 0)
}
