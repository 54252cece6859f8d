import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { AuditEntry } from '../../models/AuditEntry.ts'
import { FileChunk } from '../../models/FileChunk.ts'
import { readFile } from '../../models/files.ts'
import { Partnership } from '../../models/Partnership.ts'
import { StoredFile } from '../../models/StoredFile.ts'
import { as } from '../support/as.ts'
import { build } from '../support/build.ts'
import { setClock } from '../support/house.ts'
import { startServer } from './server.ts'

const ROUNDS = 3
const WRITERS = 4
/** Acknowledged files after which a round's server is killed, however slow the machine. */
const FILES = 3

const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('kill -9 while files are handed in', () => {
  it('loses no acknowledged file, and leaves no part of one that was not recorded', async function () {
    this.timeout(90_000)
    setClock(new Date().toISOString())
    const firms = await Promise.all(Array.from({ length: WRITERS }, () => build.partnerFirm()))
    const { headers } = await as(await build.manager())
    const acknowledged = new Set<string>()

    const write = async (url: string, firmId: string) => {
      for (;;) {
        const bytes = Buffer.concat([Buffer.from('%PDF-'), randomBytes(1_300_000)])
        const more = { 'Content-Type': 'application/pdf', 'Idempotency-Key': randomUUID() }
        const at = `${url}/api/v1/firms/${firmId}/partnerships/2026/document?name=a.pdf`
        const answer = await fetch(at, { method: 'PUT', headers: { ...headers, ...more }, body: bytes })
        expect(answer.status).to.equal(200)
        acknowledged.add(digestOf(bytes))
      }
    }

    for (let round = 0; round < ROUNDS; round++) {
      const server = await startServer()
      const writers = firms.map(({ id }) =>
        write(server.url, id).catch((error: Error) => expect(error.name).to.equal('TypeError')),
      )
      while (acknowledged.size < (round + 1) * FILES) await new Promise(resolve => setTimeout(resolve, 5))
      await server.kill()
      await Promise.all(writers)
    }

    const files = await StoredFile.findAll()
    const kept = new Set<string>()
    for (const { id } of files) kept.add(digestOf((await readFile(id)).bytes))
    expect(acknowledged.size).to.be.at.least(ROUNDS * FILES)
    expect([...acknowledged].filter(digest => !kept.has(digest))).to.deep.equal([])
    expect(await FileChunk.count()).to.equal(files.length * 3)
    expect(await AuditEntry.count()).to.equal(files.length)
    for (const { documentId } of await Partnership.findAll()) {
      if (documentId) expect((await readFile(documentId)).name).to.equal('a.pdf')
    }
  })
})
