import { expect } from 'chai'
import { inTransaction, isSqlite } from '../../models/database.ts'
import { Firm } from '../../models/Firm.ts'
import { find, insert } from '../../models/rows.ts'
import { Session } from '../../models/Session.ts'
import { run, select } from '../../models/statements.ts'
import { build } from '../support/build.ts'

const versionOf = async (id: string) => {
  const [row] = await select<{ version: number }>('SELECT version FROM firms WHERE id = ?', [id])
  return Number(row?.version)
}

const lockAndCount = async (id: string): Promise<void> => {
  const end = isSqlite() ? '' : ' FOR UPDATE'
  const [row] = await select<{ version: number }>(`SELECT version FROM firms WHERE id = ?${end}`, [id])
  await new Promise(resolve => setTimeout(resolve, 5))
  await run('UPDATE firms SET version = ? WHERE id = ?', [Number(row?.version) + 1, id])
}

describe('transactions', () => {
  it('lose no change among forty at once', async () => {
    const firm = await build.firm()
    await Promise.all(Array.from({ length: 40 }, () => inTransaction(() => lockAndCount(firm.id))))
    expect(await versionOf(firm.id)).to.equal(40)
  })

  it('run again as a whole when two lock each other out', async () => {
    const [one, other] = [await build.firm(), await build.firm()]
    let tries = 0
    const crossing = (first: string, second: string) =>
      inTransaction(async () => {
        tries += 1
        await lockAndCount(first)
        await new Promise(resolve => setTimeout(resolve, 60))
        await lockAndCount(second)
      })
    await Promise.all([crossing(one.id, other.id), crossing(other.id, one.id)])

    expect([await versionOf(one.id), await versionOf(other.id)]).to.deep.equal([2, 2])
    if (isSqlite()) expect(tries, 'one after the other').to.equal(2)
    else expect(tries, 'one of them twice').to.be.greaterThan(2)
  })

  it('take back everything when the work fails, models and plain statements alike', async () => {
    const firm = await build.firm()
    const work = inTransaction(async () => {
      await Firm.create({ name: 'Never', status: 'prospect', offices: [] })
      await run('UPDATE firms SET version = 7 WHERE id = ?', [firm.id])
      throw new Error('changed my mind')
    })

    await work.catch((error: Error) => expect(error.message).to.equal('changed my mind'))
    expect(await Firm.count()).to.equal(1)
    expect(await versionOf(firm.id)).to.equal(0)
  })

  it('are never opened inside one another', async () => {
    const nested = inTransaction(() => inTransaction(async () => undefined))
    expect(await nested.catch((error: Error) => error.message)).to.equal('A transaction is open already')
  })
})

describe('the database', () => {
  it('keeps names of rare Han characters apart, and moments to the millisecond', async () => {
    await build.firm({ name: '𨋢律師行' })
    await build.firm({ name: '𠝹律師行' })
    expect(await Firm.count({ where: { name: '𨋢律師行' } })).to.equal(1)

    const at = new Date('2026-03-18T06:07:08.123Z')
    const { id: userId } = await build.caseworker()
    const moments = { createdAt: at, lastSeenAt: at, expiresAt: at }
    const session = await insert(Session.build({ tokenHash: 'x', userId, ...moments }))
    const [found] = await find(Session, { where: 'id = ?', values: [session.id] })
    expect(found?.createdAt.toISOString()).to.equal(at.toISOString())
    expect(found?.lastSeenAt.toISOString()).to.equal(at.toISOString())
    expect((await session.reload()).expiresAt.toISOString()).to.equal(at.toISOString())
  })
})
