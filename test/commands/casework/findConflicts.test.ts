import { expect } from 'chai'
import { findConflicts } from '../../../commands/casework/findConflicts.ts'
import { tokensOf } from '../../../commands/casework/nameTokens.ts'
import { Client } from '../../../models/Client.ts'
import { ClientSearchToken } from '../../../models/ClientSearchToken.ts'
import { newId } from '../../../models/columns.ts'
import { database } from '../../../models/database.ts'
import { newReference } from '../../../models/reference.ts'
import type { User } from '../../../models/User.ts'
import { abilityFor } from '../../../policies/ability.ts'
import { build } from '../../support/build.ts'

/** More than are looked at for one name. */
const CROWD = 1100

async function crowd(lead: User, names: (at: number) => string): Promise<string[]> {
  const clients = Array.from({ length: CROWD }, (_, at) => {
    const id = newId()
    const file = { id, reference: newReference('CL'), status: 'active' as const, leadId: lead.id }
    return { ...file, fullName: names(at) }
  })
  await Client.bulkCreate(clients)
  await ClientSearchToken.bulkCreate(
    clients.flatMap(({ id, fullName }) => tokensOf([fullName], []).map(token => ({ clientId: id, token }))),
  )
  return clients.map(({ id }) => id)
}

interface Manager {
  getConnection(options: object): Promise<unknown>
}

/** How many statements some work sends: outside a transaction, each of them takes a connection. */
async function statementsOf<T>(work: () => Promise<T>): Promise<{ sent: number; result: T }> {
  const manager = (database() as unknown as { connectionManager: Manager }).connectionManager
  const getConnection = manager.getConnection
  let sent = 0
  manager.getConnection = options => {
    sent += 1
    return getConnection.call(manager, options)
  }
  try {
    return { result: await work(), sent }
  } finally {
    manager.getConnection = getConnection
  }
}

const sightOf = ({ id }: User) =>
  abilityFor(
    { id, roles: ['caseworker'], firmId: 'no-firm', scopes: 'every' },
    '2026-03-18',
    '2026-03-18T06:00',
  )

const ask = (who: User, ...names: string[]) =>
  statementsOf(() => findConflicts(sightOf(who), { names, documentNumbers: [] }))

describe('the work of a conflict search', () => {
  it('is at most six statements for a name, be it borne by nobody or by a crowd, and opens two hundred files at most', async () => {
    const maria = await build.caseworker()
    const lone = await ask(maria, 'Mohammad Khan')
    await crowd(maria, at => `Mohammad ${at % 2 === 0 ? 'Khan' : 'Shah'}`)
    const many = await ask(maria, 'Mohammad Khan')

    expect(lone).to.deep.equal({ sent: 4, result: { found: [], complete: true } })
    expect(many.sent).to.equal(5)
    expect(many.result.found).to.have.length(200)
    expect(many.result.complete).to.equal(false)
    expect(many.result.found.every(({ score }) => score === 100)).to.equal(true)
    expect((await ask(maria, 'Mohammad')).sent).to.equal(5)
  })

  it('grows by at most four statements with each further name', async () => {
    const maria = await build.caseworker()
    await crowd(maria, at => `Mohammad Khan U${at}x`)
    const one = await ask(maria, 'Mohammad Khan')
    const twenty = await ask(maria, ...Array.from({ length: 20 }, (_, at) => `Mohammad Khan U${at}x`))
    expect(twenty.sent - one.sent).to.be.at.most(4 * 19)
    expect(twenty.result.found).to.have.length(200)
  })

  it('finds the one file in a crowd of which two parts or a rare part agree', async () => {
    const maria = await build.caseworker()
    const ids = await crowd(maria, at => (at === 3 ? 'Mohammad Quillfeather Khan' : `Mohammad Khan`))
    const { result } = await ask(maria, 'Muhammad Quillfeather Kahn', 'Quillfeather Mohammad')
    expect(result.found.map(({ id }) => id)).to.deep.equal([ids[3]])
    expect(result.complete).to.equal(true)
  })
})
