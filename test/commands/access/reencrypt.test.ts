import { expect } from 'chai'
import { Client } from '../../../models/Client.ts'
import { DataKey } from '../../../models/DataKey.ts'
import { database } from '../../../models/database.ts'
import { currentKeyId, keyIdOf, readMasterKeys } from '../../../models/keyring.ts'
import { announceKey, openKeys } from '../../../models/keys.ts'
import { type EncryptedColumn, encryptedColumns, reencryptBatch } from '../../../models/reencrypt.ts'
import { build } from '../../support/build.ts'
import { keyFile } from '../../support/house.ts'

/** Turns the identity key over at once: announced, and its moment moved to now. */
async function turnOver(): Promise<string> {
  const masters = readMasterKeys(keyFile)
  const key = await announceKey(masters, 'identity')
  await DataKey.update({ activeFrom: new Date(Date.now() - 1) }, { where: { id: key.id } })
  await openKeys(masters)
  expect(currentKeyId('identity')).to.equal(key.id)
  return key.id
}

const fullName = () =>
  encryptedColumns('identity').find(
    column => column.table === 'clients' && column.attribute === 'fullName',
  ) as EncryptedColumn

async function all(target: EncryptedColumn): Promise<number> {
  let total = 0
  for (let after: string | null = ''; after !== null; ) {
    const { next, changed } = await reencryptBatch(target, after)
    total += changed
    after = next
  }
  return total
}

async function stored(): Promise<{ id: string; full_name: string }[]> {
  const [rows] = await database().query('SELECT id, full_name FROM clients ORDER BY id')
  return rows as { id: string; full_name: string }[]
}

describe('turning keys over', () => {
  it('knows every encrypted column of a purpose from the models', () => {
    const named = encryptedColumns('mail').map(({ table, column }) => `${table}.${column}`)
    expect(named).to.have.members([
      'outbox_messages.recipient',
      'outbox_messages.subject',
      'outbox_messages.body',
    ])
    expect(encryptedColumns('audit')).to.deep.equal([])
    expect(fullName().column).to.equal('full_name')
  })

  it('leaves old values readable, and encrypts each anew once', async () => {
    const names = ['Amina', 'Bilal', 'Chimwemwe']
    for (const name of names) await build.client({ fullName: name })
    const key = await turnOver()
    expect((await Client.findAll()).map(client => client.fullName)).to.have.members(names)

    expect(await all(fullName())).to.equal(3)
    const rows = await stored()
    expect(rows.every(row => keyIdOf(row.full_name) === key)).to.equal(true)
    expect((await Client.findAll()).map(client => client.fullName)).to.have.members(names)
    expect(await all(fullName())).to.equal(0)
    expect(await stored()).to.deep.equal(rows)
  })

  it('goes on where it was interrupted', async () => {
    for (let number = 0; number < 205; number++) await build.client({ fullName: `Name ${number}` })
    const key = await turnOver()
    const first = await reencryptBatch(fullName(), '')
    expect([first.changed, first.next === null]).to.deep.equal([200, false])
    const keys = (await stored()).map(row => keyIdOf(row.full_name))
    expect(keys.filter(id => id !== key)).to.have.length(5)
    expect((await Client.findAll()).map(client => client.fullName))
      .to.include('Name 204')
      .and.include('Name 0')

    expect(await all(fullName())).to.equal(5)
    expect(new Set((await stored()).map(row => keyIdOf(row.full_name)))).to.deep.equal(new Set([key]))
  }).timeout(60_000)

  it('does not undo what somebody wrote meanwhile', async () => {
    const { id, version } = await build.client({ fullName: 'Before' })
    await turnOver()
    await Promise.all([
      all(fullName()),
      Client.findByPk(id, { rejectOnEmpty: true }).then(client => client.update({ fullName: 'After' })),
    ])
    const after = await Client.findByPk(id, { rejectOnEmpty: true })
    expect(after.fullName).to.equal('After')
    expect(after.version).to.equal(version + 1)
  })

  it('does not touch the version of a row, so that nobody’s edit goes stale', async () => {
    const { id, version } = await build.client()
    await turnOver()
    await all(fullName())
    expect((await Client.findByPk(id))?.version).to.equal(version)
  })

  it('opens no value in another column', async () => {
    const { id } = await build.client({ fullName: 'Amina', address: 'Nathan Road' })
    await database().query(`UPDATE clients SET address = full_name WHERE id = '${id}'`)
    const moved = await Client.findByPk(id, { rejectOnEmpty: true })
    expect(moved.fullName).to.equal('Amina')
    expect(() => moved.address).to.throw()
  })

  it('names and leaves a value that was moved here from another row', async () => {
    const one = await build.client({ fullName: 'Amina' })
    const other = await build.client({ fullName: 'Bilal' })
    await database().query(
      `UPDATE clients SET full_name = (SELECT c.full_name FROM (SELECT * FROM clients) c WHERE c.id = '${other.id}') WHERE id = '${one.id}'`,
    )
    const moved = await Client.findByPk(one.id, { rejectOnEmpty: true })
    expect(() => moved.fullName).to.throw()
    await turnOver()
    const { changed, unreadable } = await reencryptBatch(fullName(), '')
    expect([changed, unreadable]).to.deep.equal([1, [one.id]])
    expect((await Client.findByPk(other.id))?.fullName).to.equal('Bilal')
  })
})
