import { Problem } from '../errors.ts'
import { Client } from '../models/Client.ts'
import { escaped, select } from '../models/statements.ts'
import type { Ability } from './ability.ts'
import { findFor } from './authorize.ts'
import { scopeSql } from './scope.ts'
import type { Action } from './vocabulary.ts'

/**
 * The client about whom somebody may give account. Who sees no client at all, and may all the same, learns nothing of the
 * file but who opened it. Throws 404 and 403 as findFor() does.
 */
export async function accountableFor(ability: Ability, action: Action, id: string): Promise<string> {
  if (ability.rulesFor('read', 'Client').length > 0) {
    return (await findFor(ability, action, Client, id)).id
  }
  const may = scopeSql(ability, action, Client, undefined, 'one')
  const rows = await select(
    `SELECT id FROM clients AS \`Client\` WHERE \`Client\`.id = ${escaped(id)} AND ${may}`,
  )
  if (rows.length === 0) {
    throw new Problem('not-found', 'There is no such client, or it is not yours to see')
  }
  return id
}
