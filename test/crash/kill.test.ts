import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { forgeryToken } from '../../api/actor.ts'
import { hashToken } from '../../commands/access/secrets.ts'
import { verifyAudit } from '../../commands/access/verifyAudit.ts'
import { AuditEntry } from '../../models/AuditEntry.ts'
import { Client } from '../../models/Client.ts'
import { Session } from '../../models/Session.ts'
import type { User } from '../../models/User.ts'
import { build } from '../support/build.ts'
import { startServer } from './server.ts'

const ROUNDS = 3
const CLIENTS = 8
/** Acknowledged writes after which a round's server is killed, however slow the machine. */
const WRITES = 12

interface Ledger {
  /** Idempotency key → id of the client that was acknowledged under it. */
  acknowledged: Map<string, string>
  /** Keys of requests that were sent and never answered. */
  open: Set<string>
}

async function signIn(user: User): Promise<Record<string, string>> {
  const token = randomUUID()
  const now = new Date()
  const expiresAt = new Date(now.getTime() + 3_600_000)
  await Session.create({
    tokenHash: hashToken(token),
    userId: user.id,
    createdAt: now,
    lastSeenAt: now,
    expiresAt,
  })
  return {
    Cookie: `causeway=${token}`,
    'X-CSRF-Token': forgeryToken(token),
    'Content-Type': 'application/json',
  }
}

async function register(url: string, headers: Record<string, string>, key: string): Promise<string> {
  const body = JSON.stringify({ fullName: `Name ${key}` })
  const answer = await fetch(`${url}/api/v1/clients`, {
    method: 'POST',
    headers: { ...headers, 'Idempotency-Key': key },
    body,
  })
  if (answer.status !== 201) throw new Error(`answered ${answer.status}`)
  return ((await answer.json()) as { id: string }).id
}

/** Registers clients until the server is gone; notes what was acknowledged and what was left open. */
async function write(url: string, headers: Record<string, string>, ledger: Ledger): Promise<void> {
  for (;;) {
    const key = randomUUID()
    ledger.open.add(key)
    try {
      ledger.acknowledged.set(key, await register(url, headers, key))
      ledger.open.delete(key)
    } catch {
      return
    }
  }
}

async function acknowledgedUpTo(ledger: Ledger, count: number): Promise<void> {
  while (ledger.acknowledged.size < count) await new Promise(resolve => setTimeout(resolve, 5))
}

describe('kill -9 while people write', () => {
  it('loses no acknowledged write, leaves the audit chain whole, and doubles nothing on repetition', async function () {
    this.timeout(90_000)
    const headers = await signIn(await build.caseworker())
    const ledger: Ledger = { acknowledged: new Map(), open: new Set() }

    for (let round = 0; round < ROUNDS; round++) {
      const server = await startServer()
      const before = ledger.acknowledged.size
      const writers = Array.from({ length: CLIENTS }, () => write(server.url, headers, ledger))
      await acknowledgedUpTo(ledger, before + WRITES)
      await server.kill()
      await Promise.all(writers)
    }

    expect(ledger.acknowledged.size).to.be.at.least(ROUNDS * WRITES)
    const stored = new Set((await Client.findAll({ attributes: ['id'] })).map(client => client.id))
    const lost = [...ledger.acknowledged.values()].filter(id => !stored.has(id))
    expect(lost, 'acknowledged and gone').to.deep.equal([])
    expect(await verifyAudit()).to.include({ broken: null })
    const audited = await AuditEntry.findAll({
      where: { action: 'client.registered' },
      attributes: ['subjectId'],
    })
    expect(new Set(audited.map(entry => entry.subjectId))).to.deep.equal(stored)

    const server = await startServer()
    for (const key of ledger.open) await register(server.url, headers, key)
    for (const [key, id] of [...ledger.acknowledged].slice(0, 5)) {
      expect(await register(server.url, headers, key)).to.equal(id)
    }
    await server.kill()
    expect(await Client.count()).to.equal(ledger.acknowledged.size + ledger.open.size)
  })
})
