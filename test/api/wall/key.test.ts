import { expect } from 'chai'
import { QueryTypes } from 'sequelize'
import { Client } from '../../../models/Client.ts'
import { DESTROYED } from '../../../models/columns.ts'
import { DataKey } from '../../../models/DataKey.ts'
import { database } from '../../../models/database.ts'
import { keyIdOf, keyPurposes, readMasterKeys } from '../../../models/keyring.ts'
import { announceKey, destroyOlderKeys, openKeys } from '../../../models/keys.ts'
import { Note } from '../../../models/Note.ts'
import { encryptedColumns, encryptedWith } from '../../../models/reencrypt.ts'
import { as } from '../../support/as.ts'
import { keyFile, logged } from '../../support/house.ts'
import { askEverything } from './asking.ts'
import { canaries, clinicalWorld, plant } from './canaries.ts'

const masters = () => readMasterKeys(keyFile)

/** A new clinical key that is in use at once. */
async function turnOver(): Promise<string> {
  const { id } = await announceKey(masters(), 'clinical')
  await DataKey.update({ activeFrom: new Date(Date.now() - 1) }, { where: { id } })
  await openKeys(masters())
  return id
}

async function written() {
  const w = await clinicalWorld()
  const planted = await plant(w)
  await w.client.update({ fullName: 'Amina Quillfeather', telephone: '5550 0199' })
  await w.legalCase.update({ narrative: 'She fled at night' })
  await Note.create({
    caseId: w.legalCase.id,
    authorId: w.lead.id,
    privileged: true,
    body: 'Called the court',
  })
  return { ...w, planted }
}

/** What lies encrypted under some purposes, as it lies: a line a value. */
async function lying(clinical: boolean): Promise<string[]> {
  const lines: string[] = []
  for (const purpose of keyPurposes.filter(one => (one === 'clinical') === clinical)) {
    for (const { table, column } of encryptedColumns(purpose)) {
      const sql = `SELECT id, ${column} AS stored FROM ${table} WHERE ${column} IS NOT NULL ORDER BY id`
      const rows = await database().query<{ id: string; stored: string }>(sql, { type: QueryTypes.SELECT })
      lines.push(...rows.map(({ id, stored }) => `${table} ${column} ${id} ${stored}`))
    }
  }
  return lines
}

const keysOf = async (clinical: boolean) =>
  (await DataKey.findAll({ order: ['id'], raw: true })).filter(
    key => (key.purpose === 'clinical') === clinical,
  )

const keyOf = (line: string) => keyIdOf(line.split(' ').at(-1) ?? '')

describe('the clinical key', () => {
  it('is turned over without touching a value or a key of any other purpose', async () => {
    const w = await written()
    const [others, otherKeys] = [await lying(false), await keysOf(false)]
    const key = await turnOver()
    for (const { batch } of encryptedWith('clinical')) {
      for (let after: string | null = ''; after !== null; after = (await batch(after)).next);
    }
    expect(await lying(false)).to.deep.equal(others)
    expect(await keysOf(false)).to.deep.equal(otherKeys)
    const values = await lying(true)
    expect(values.length).to.be.at.least(Object.keys(canaries).length)
    expect(values.filter(line => keyOf(line) !== key)).to.deep.equal([])
    const { body } = await (await as(w.named)).get(`/referrals/${w.referral.id}`).expect(200)
    expect(body.reason).to.equal(canaries['Referral.reason'])
  })

  it('is a key that opens nothing else, and nothing else opens what is clinical', async () => {
    await written()
    const clinical = new Set((await keysOf(true)).map(({ id }) => id))
    expect((await lying(true)).filter(line => !clinical.has(keyOf(line)))).to.deep.equal([])
    expect((await lying(false)).filter(line => clinical.has(keyOf(line)))).to.deep.equal([])
  })

  it('is destroyed: what was clinical is gone and says so, every other word stays, and new text can be written', async function () {
    this.timeout(120_000)
    const w = await written()
    const others = await lying(false)
    await turnOver()
    expect(await destroyOlderKeys(masters(), 'clinical')).to.be.at.least(1)
    await openKeys(masters())

    const named = await as(w.named)
    const { body } = await named.get(`/referrals/${w.referral.id}`).expect(200)
    expect(body).to.deep.include({ reason: DESTROYED, safeContact: DESTROYED, state: 'in-service' })
    const heard = await askEverything(w, w.planted, w.named)
    expect(heard.filter(({ status }) => status >= 500).map(({ route }) => route)).to.deep.equal([])
    for (const canary of Object.values(canaries)) {
      expect(heard.filter(({ text }) => text.includes(canary)).map(({ route }) => route)).to.deep.equal([])
    }
    expect(logged.join('')).to.not.contain('cannot be decrypted')

    expect(await lying(false)).to.include.members(others)
    expect((await Client.findByPk(w.client.id))?.fullName).to.equal('Amina Quillfeather')
    const lead = await as(w.lead)
    const { body: legalCase } = await lead.get(`/cases/${w.legalCase.id}`).expect(200)
    expect(legalCase.narrative).to.equal('She fled at night')
    const { body: notes } = await lead.get(`/cases/${w.legalCase.id}/notes`).expect(200)
    expect(notes.items[0].body).to.equal('Called the court')

    await w.referral.update({ reason: 'Written after' })
    const { body: after } = await named.get(`/referrals/${w.referral.id}`).expect(200)
    expect(after.reason).to.equal('Written after')
  })
})
