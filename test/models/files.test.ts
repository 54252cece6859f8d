import { randomBytes } from 'node:crypto'
import { expect } from 'chai'
import { newId } from '../../models/columns.ts'
import { DataKey } from '../../models/DataKey.ts'
import { database, inTransaction } from '../../models/database.ts'
import { FileChunk } from '../../models/FileChunk.ts'
import { CHUNK_BYTES, readFile, storeFile } from '../../models/files.ts'
import { currentKeyId, readMasterKeys } from '../../models/keyring.ts'
import { announceKey, openKeys } from '../../models/keys.ts'
import { encryptedWith } from '../../models/reencrypt.ts'
import { type FilePurpose, StoredFile } from '../../models/StoredFile.ts'
import { run } from '../../models/statements.ts'
import { build } from '../support/build.ts'
import { keyFile } from '../support/house.ts'

const MEGABYTE = 1024 * 1024

async function stored(bytes: Buffer, name = 'agreement.pdf', sealedFor?: FilePurpose): Promise<string> {
  const { id: uploadedBy } = await build.manager()
  const file = { name, mediaType: 'application/pdf', bytes, uploadedBy, ...(sealedFor ? { sealedFor } : {}) }
  return (await inTransaction(() => storeFile(file))).id
}

async function chunksOf(fileId: string): Promise<FileChunk[]> {
  return FileChunk.findAll({ where: { fileId }, order: ['position'] })
}

async function refused(id: string): Promise<void> {
  const outcome = await readFile(id).catch((error: Error) => error)
  expect(outcome).to.be.instanceOf(Error)
}

/** Puts what one chunk holds where another lies. */
async function overwrite(one: FileChunk | undefined, by: FileChunk | undefined): Promise<void> {
  await run('UPDATE file_chunks SET sealed = ?, key_id = ? WHERE id = ?', [
    by?.sealed ?? '',
    by?.keyId ?? '',
    one?.id ?? '',
  ])
}

/** Turns the key of files over at once, as a rotation does with a minute between. */
async function turnOver(purpose: FilePurpose = 'files'): Promise<string> {
  const masters = readMasterKeys(keyFile)
  const key = await announceKey(masters, purpose)
  await DataKey.update({ activeFrom: new Date(Date.now() - 1) }, { where: { id: key.id } })
  await openKeys(masters)
  expect(currentKeyId(purpose)).to.equal(key.id)
  return key.id
}

async function encryptAllAnew(
  purpose: FilePurpose = 'files',
): Promise<{ changed: number; unreadable: string[] }> {
  const total = { changed: 0, unreadable: [] as string[] }
  for (const { batch } of encryptedWith(purpose)) {
    for (let after: string | null = ''; after !== null; ) {
      const from: string = after
      const progress = await inTransaction(() => batch(from))
      total.changed += progress.changed
      total.unreadable.push(...progress.unreadable)
      after = progress.next
    }
  }
  return total
}

describe('a stored file', () => {
  const sizes = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES, 10 * MEGABYTE]
  for (const size of sizes) {
    it(`of ${size} bytes comes out as it went in`, async () => {
      const bytes = randomBytes(size)
      const id = await stored(bytes, 'Vereinbarung – 協議.pdf')
      const { name, mediaType, bytes: taken } = await readFile(id)
      expect({ name, mediaType }).to.deep.equal({
        name: 'Vereinbarung – 協議.pdf',
        mediaType: 'application/pdf',
      })
      expect(taken.equals(bytes)).to.equal(true)
      expect(await FileChunk.count()).to.equal(Math.ceil(size / CHUNK_BYTES))
    }).timeout(30_000)
  }

  it('lies in the database encrypted, its name and its digest too', async () => {
    const line = Buffer.from('Quillfeather signed this. ')
    const id = await stored(Buffer.concat(Array.from({ length: 100 }, () => line)), 'Quillfeather.pdf')

    const [rows] = await database().query(`SELECT * FROM stored_files WHERE id = '${id}'`)
    const [chunk] = await chunksOf(id)
    expect(JSON.stringify(rows)).to.not.match(/Quillfeather/)
    expect(chunk?.sealed.includes('Quillfeather')).to.equal(false)
    const twin = await StoredFile.findByPk(await stored(Buffer.from('same')), { raw: true })
    const other = await StoredFile.findByPk(await stored(Buffer.from('same')), { raw: true })
    expect(twin?.digest, 'equal files look different').to.not.equal(other?.digest)
  })

  it('goes with the transaction that was to record it', async () => {
    const { id: uploadedBy } = await build.manager()
    const file = { name: 'a.pdf', mediaType: 'application/pdf', bytes: randomBytes(MEGABYTE), uploadedBy }
    const failed = inTransaction(async () => {
      await storeFile(file)
      throw new Error('not recorded')
    })
    expect(await failed.catch((error: Error) => error.message)).to.equal('not recorded')
    expect([await StoredFile.count(), await FileChunk.count()]).to.deep.equal([0, 0])
    const alone = storeFile(file).catch((error: Error) => error.message)
    expect(await alone).to.contain('in the transaction')
    expect(await StoredFile.count()).to.equal(0)
  })
})

describe('a stored file that somebody tampered with', () => {
  let id: string
  let chunks: FileChunk[]

  beforeEach(async () => {
    id = await stored(randomBytes(3 * CHUNK_BYTES))
    chunks = await chunksOf(id)
  })

  it('is not handed out when two of its chunks were exchanged', async () => {
    const [first, second] = chunks
    await overwrite(first, second)
    await overwrite(second, first)
    await refused(id)
  })

  it('is not handed out when their positions were exchanged', async () => {
    await run('UPDATE file_chunks SET position = 9 WHERE id = ?', [chunks[0]?.id ?? ''])
    await run('UPDATE file_chunks SET position = 0 WHERE id = ?', [chunks[1]?.id ?? ''])
    await run('UPDATE file_chunks SET position = 1 WHERE id = ?', [chunks[0]?.id ?? ''])
    await refused(id)
  })

  it('is not handed out when a chunk is gone, whatever the row says of their number', async () => {
    await chunks[2]?.destroy()
    await refused(id)
    await run('UPDATE stored_files SET chunks = 2, bytes = ? WHERE id = ?', [2 * CHUNK_BYTES, id])
    await refused(id)
  })

  it('is not handed out empty', async () => {
    await FileChunk.destroy({ where: { fileId: id } })
    await run('UPDATE stored_files SET chunks = 0, bytes = 0 WHERE id = ?', [id])
    await refused(id)
  })

  it('is not handed out when a chunk came from another file', async () => {
    const other = await stored(randomBytes(3 * CHUNK_BYTES))
    const [, foreign] = await chunksOf(other)
    await overwrite(chunks[1], foreign)
    await refused(id)
    await FileChunk.destroy({ where: { fileId: id } })
    await run('UPDATE file_chunks SET file_id = ? WHERE file_id = ?', [id, other])
    await refused(id)
  })

  it('is not handed out when a single bit changed, or when a chunk was doubled', async () => {
    const [first, , last] = chunks
    const changed = Buffer.from(last?.sealed ?? '')
    changed[1000] = (changed[1000] ?? 0) ^ 1
    await run('UPDATE file_chunks SET sealed = ? WHERE id = ?', [changed, last?.id ?? ''])
    await refused(id)
    await overwrite(last, last)
    expect((await readFile(id)).bytes.length).to.equal(3 * CHUNK_BYTES)
    await FileChunk.create({ fileId: id, position: 3, keyId: first?.keyId ?? '', sealed: changed })
    await refused(id)
  })

  it('is not handed out with the name or the digest of another', async () => {
    const other = await stored(Buffer.from('x'))
    for (const column of ['name', 'digest']) {
      const [rows] = await database().query(`SELECT ${column} AS kept FROM stored_files WHERE id = '${id}'`)
      await database().query(
        `UPDATE stored_files SET ${column} = (SELECT o.${column} FROM (SELECT * FROM stored_files) o WHERE o.id = '${other}') WHERE id = '${id}'`,
      )
      await refused(id)
      const [{ kept }] = rows as [{ kept: string }]
      await run(`UPDATE stored_files SET ${column} = ? WHERE id = ?`, [kept, id])
    }
    expect((await readFile(id)).name).to.equal('agreement.pdf')
  })
})

describe('turning the keys of files over', () => {
  it('encrypts names, digests and all chunks anew, and every file comes out as before', async () => {
    const [long, short] = [randomBytes(10 * CHUNK_BYTES + 7), randomBytes(20)]
    const [one, other] = [await stored(long), await stored(short, 'hours.xlsx')]
    const key = await turnOver()
    expect((await readFile(one)).bytes.equals(long), 'before').to.equal(true)

    expect(await encryptAllAnew()).to.deep.equal({ changed: 2 + 2 + 11 + 1, unreadable: [] })
    expect(await FileChunk.count({ where: { keyId: key } })).to.equal(12)
    expect((await readFile(one)).bytes.equals(long), 'after').to.equal(true)
    expect(await readFile(other)).to.include({ name: 'hours.xlsx' })
    expect((await encryptAllAnew()).changed, 'again').to.equal(0)
  }).timeout(30_000)

  it('leaves alone what is sealed with the keys of another purpose, and turns it over with those', async () => {
    const bytes = randomBytes(CHUNK_BYTES + 1)
    const id = await stored(bytes, 'report.pdf', 'clinical')
    await turnOver()
    expect(await encryptAllAnew()).to.deep.equal({ changed: 2, unreadable: [] })
    const key = await turnOver('clinical')
    expect(await encryptAllAnew('clinical')).to.deep.equal({ changed: 2, unreadable: [] })
    expect(await FileChunk.count({ where: { keyId: key } })).to.equal(2)
    expect((await readFile(id)).bytes.equals(bytes)).to.equal(true)
  })

  it('names and leaves a chunk that does not open', async () => {
    const id = await stored(randomBytes(2 * CHUNK_BYTES))
    const [first, second] = await chunksOf(id)
    await overwrite(first, second)
    await turnOver()

    const { changed, unreadable } = await encryptAllAnew()
    expect([changed, unreadable]).to.deep.equal([3, [first?.id]])
    expect((await chunksOf(id))[0]?.sealed.equals(second?.sealed ?? Buffer.alloc(0))).to.equal(true)
  })

  it('leaves a file readable for whoever reads it meanwhile', async () => {
    const bytes = randomBytes(30 * CHUNK_BYTES)
    const id = await stored(bytes)
    await turnOver()
    let turning = true
    const turned = encryptAllAnew().finally(() => {
      turning = false
    })
    while (turning) expect((await readFile(id)).bytes.equals(bytes)).to.equal(true)
    expect((await turned).changed).to.equal(32)
  }).timeout(30_000)
})

describe('the first key of a purpose', () => {
  it('is made at the next start where the database is older than the purpose, once for all who start', async () => {
    const masters = readMasterKeys(keyFile)
    await DataKey.destroy({ where: { purpose: 'files' } })

    await Promise.all([openKeys(masters), openKeys(masters), openKeys(masters)])

    expect(await DataKey.count({ where: { purpose: 'files' } })).to.equal(1)
    const bytes = Buffer.from(newId())
    expect((await readFile(await stored(bytes))).bytes.equals(bytes)).to.equal(true)
  })
})
