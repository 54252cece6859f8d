import { createHash } from 'node:crypto'
import { expect } from 'chai'
import { verifyAudit } from '../../../commands/access/verifyAudit.ts'
import { type Context, nobody } from '../../../commands/context.ts'
import { hashOf, record } from '../../../commands/record.ts'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { AuditHead } from '../../../models/AuditHead.ts'
import { inTransaction } from '../../../models/database.ts'
import { clock } from '../../support/house.ts'

const ENTRIES = 12

async function write(count: number): Promise<void> {
  for (let number = 1; number <= count; number++) {
    const context: Context = {
      actor: nobody,
      requestId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      network: '',
      now: clock.now(),
      today: '2026-03-18',
    }
    await inTransaction(() =>
      record(context, 'case.opened', { type: 'Case', id: null }, { fields: ['stage'] }),
    )
  }
}

const entry = (seq: number) => AuditEntry.findByPk(seq, { rejectOnEmpty: true })
const change = (seq: number, values: Partial<AuditEntry>) => AuditEntry.update(values, { where: { seq } })

async function hashAnew(seq: number): Promise<string> {
  const hash = hashOf(await entry(seq))
  await change(seq, { hash })
  return hash
}

/** What somebody who can write to the database, but has no key, might do; and where it must be found. */
const tampering: [what: string, brokenAt: number, doIt: () => Promise<unknown>][] = [
  ['edits an entry', 5, () => change(5, { action: 'case.read' })],
  ['edits the time of an entry', 5, () => change(5, { at: new Date('2026-03-17T06:00:00.000Z') })],
  ['names another actor', 5, () => change(5, { actorId: '00000000-0000-4000-8000-000000000000' })],
  ['deletes an entry in the middle', 5, () => AuditEntry.destroy({ where: { seq: 5 } })],
  [
    'deletes an entry and closes the gap',
    5,
    async () => {
      await AuditEntry.destroy({ where: { seq: 5 } })
      for (let seq = 6; seq <= ENTRIES; seq++) await change(seq, { seq: seq - 1 })
      await AuditHead.update({ seq: ENTRIES - 1 }, { where: { id: 1 } })
    },
  ],
  [
    'swaps two entries',
    5,
    async () => {
      await change(5, { seq: 99 })
      await change(6, { seq: 5 })
      await change(99, { seq: 6 })
    },
  ],
  [
    'inserts an entry before the first',
    ENTRIES + 1,
    async () => AuditEntry.create({ ...(await entry(5)).get(), seq: 0 }),
  ],
  [
    'adds an entry behind the last',
    ENTRIES + 1,
    async () => AuditEntry.create({ ...(await entry(5)).get(), seq: ENTRIES + 1 }),
  ],
  [
    'adds an entry behind the last and moves the head',
    ENTRIES + 1,
    async () => {
      const last = await entry(ENTRIES)
      const forged = { ...last.get(), seq: ENTRIES + 1, previousHash: last.hash }
      const hash = hashOf(forged)
      await AuditEntry.create({ ...forged, hash, mac: createHash('sha256').update(hash).digest('hex') })
      await AuditHead.update({ seq: ENTRIES + 1, hash }, { where: { id: 1 } })
    },
  ],
  ['cuts the tail off', ENTRIES, () => AuditEntry.destroy({ where: { seq: ENTRIES } })],
  [
    'edits an entry and makes all hashes anew, without the key',
    5,
    async () => {
      await change(5, { action: 'case.read' })
      let previousHash = await hashAnew(5)
      for (let seq = 6; seq <= ENTRIES; seq++) {
        await change(seq, { previousHash })
        previousHash = await hashAnew(seq)
      }
      await AuditHead.update({ hash: previousHash }, { where: { id: 1 } })
    },
  ],
  ['changes the head', ENTRIES, () => AuditHead.update({ hash: 'f'.repeat(64) }, { where: { id: 1 } })],
  ['moves the head back', ENTRIES - 1, () => AuditHead.update({ seq: ENTRIES - 1 }, { where: { id: 1 } })],
  ['moves a seal to another entry', 5, async () => change(5, { mac: (await entry(6)).mac })],
  ['names a key that we do not have', 5, () => change(5, { keyId: 'abcdef012345' })],
  [
    'names a key that we do not have, and makes the hash anew',
    5,
    async () => {
      await change(5, { keyId: 'abcdef012345' })
      await hashAnew(5)
    },
  ],
]

describe('verifying the audit log', () => {
  it('finds a log whole, an empty one too', async () => {
    expect((await verifyAudit()).broken).to.equal(null)
    await write(ENTRIES)
    const { newest, broken } = await verifyAudit()
    expect(broken).to.equal(null)
    expect(newest).to.deep.equal({ seq: ENTRIES, hash: (await entry(ENTRIES)).hash })
  })

  for (const [what, brokenAt, doIt] of tampering) {
    it(`finds out who ${what}`, async () => {
      await write(ENTRIES)
      await doIt()
      expect((await verifyAudit()).broken?.seq).to.equal(brokenAt)
    })
  }

  it('finds a tail that was cut off with the head moved back, by an entry that was written down', async () => {
    await write(ENTRIES)
    const { newest } = await verifyAudit()
    await AuditEntry.destroy({ where: { seq: ENTRIES } })
    const last = await entry(ENTRIES - 1)
    await AuditHead.update({ seq: last.seq, hash: last.hash }, { where: { id: 1 } })
    expect((await verifyAudit()).broken).to.equal(null)
    expect((await verifyAudit(newest)).broken?.reason).to.equal('the end of the log was cut off')
    await write(3)
    expect((await verifyAudit(newest)).broken?.seq).to.equal(ENTRIES)
  })

  it('walks on while others write', async () => {
    await write(ENTRIES)
    const [verdict] = await Promise.all([verifyAudit(), write(5)])
    expect(verdict.broken).to.equal(null)
  })

  it('crosses from one batch to the next', async () => {
    await write(503)
    expect((await verifyAudit()).newest.seq).to.equal(503)
    await change(502, { details: '{}' })
    expect((await verifyAudit()).broken?.seq).to.equal(502)
  }).timeout(30_000)
})
