import { expect } from 'chai'
import { QueryTypes } from 'sequelize'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { Client } from '../../../models/Client.ts'
import { database } from '../../../models/database.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { logged } from '../../support/house.ts'

const told = {
  fullName: 'Xanthippe Quillfeather',
  names: [{ kind: 'alias', name: 'Zephyrine' }],
  birthDate: { date: '1988-07-14', source: 'Grandmother' },
  nationalities: ['PK'],
  documentNumbers: [{ kind: 'passport', number: 'QX998877' }],
  address: '12 Wisteria Lane',
  telephone: '+852 5555 0199',
  email: 'xanthippe@example.org',
  safeContact: 'Whistle twice',
  riskFlags: ['Brother-in-law searches'],
}
const words = [
  'Xanthippe',
  'Quillfeather',
  'Zephyrine',
  '1988-07-14',
  'Grandmother',
  'QX998877',
  'Wisteria',
  '5555 0199',
  'Whistle',
  'Brother-in-law',
]

async function dump(): Promise<string> {
  const tables = Object.values(database().models).map(model => String(model.getTableName()))
  const rows = await Promise.all(
    tables.map(table => database().query(`SELECT * FROM ${table}`, { type: QueryTypes.SELECT })),
  )
  return JSON.stringify(rows)
}

async function registered() {
  const maria = await build.caseworker()
  const browser = await as(maria)
  const key = { 'Idempotency-Key': 'register-once-only' }
  const { body } = await browser.post('/clients').set(key).send(told).expect(201)
  return { maria, browser, id: body.id as string }
}

const raw = (sql: string, bind: unknown[]) => database().query(sql, { bind })

describe('what a client told', () => {
  it('stands readable in no row of any table, in no audit entry and in no line of the log', async () => {
    const { browser, id } = await registered()
    await browser.get(`/clients/${id}`).expect(200)
    await browser.post('/clients/search').send({ name: 'Xanthippe' }).expect(200)
    const everything = `${await dump()}${logged.join('')}`
    for (const word of words) expect(everything, word).to.not.contain(word)
  })

  it('is named in the audit log by id only', async () => {
    const { browser, id } = await registered()
    await browser.get('/clients').expect(200)
    await browser.get(`/clients/${id}`).expect(200)
    const entries = await AuditEntry.findAll({ order: ['seq'] })
    expect(entries.map(({ action, subjectId, details }) => [action, subjectId, details])).to.deep.equal([
      ['client.registered', id, '{}'],
      ['clients.listed', null, JSON.stringify({ records: [id] })],
      ['client.opened', id, '{}'],
    ])
  })

  it('cannot be read where it was copied to another person: the request fails without content', async () => {
    const { maria, browser, id } = await registered()
    const other = await build.client({ leadId: maria.id })
    const [source] = await database().query<{ name: string }>(
      'SELECT full_name AS name FROM clients WHERE id = $1',
      {
        bind: [id],
        type: QueryTypes.SELECT,
      },
    )
    await raw('UPDATE clients SET full_name = $1 WHERE id = $2', [source?.name, other.id])

    const { body } = await browser.get(`/clients/${other.id}`).expect(500)

    expect(Object.keys(body).sort()).to.deep.equal([
      'detail',
      'instance',
      'requestId',
      'status',
      'title',
      'type',
    ])
    for (const word of words) expect(JSON.stringify(body) + logged.join('')).to.not.contain(word)
    await browser.get('/clients').expect(500)
    await browser.get(`/clients/${id}`).expect(200)
  })

  it('cannot be read where it was copied to another column of the same person', async () => {
    const { browser, id } = await registered()
    await raw('UPDATE clients SET telephone = safe_contact WHERE id = $1', [id])
    await browser.get(`/clients/${id}`).expect(500)
  })

  it('cannot be read when one character of it was changed', async () => {
    const { browser, id } = await registered()
    const row = await Client.findByPk(id, { rejectOnEmpty: true })
    const sealed = String(row.getDataValue('address'))
    const at = sealed.length - 6
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
    await raw('UPDATE clients SET address = $1 WHERE id = $2', [changed, id])
    await browser.get(`/clients/${id}`).expect(500)
  })

  it('is sealed anew each time, so that equal names do not look equal', async () => {
    const one = await build.client({ fullName: 'Suharto' })
    const two = await build.client({ fullName: 'Suharto' })
    expect(one.getDataValue('fullName')).to.not.equal(two.getDataValue('fullName'))
  })

  it('holds for the story of a case, its notes and its steps, too', async () => {
    const { maria, browser } = await registered()
    const legalCase = await build.case({ lead: maria, stage: 'M12', narrative: 'Quillfeather was beaten' })
    const path = `/cases/${legalCase.id}`
    await browser.post(`${path}/notes`).send({ body: 'Quillfeather called' }).expect(201)
    const step = { stage: 'M14', happenedOn: '2026-03-02', proof: 'Letter to Quillfeather' }
    await browser.post(`${path}/steps`).send(step).expect(201)
    expect(await dump()).to.not.contain('Quillfeather')
  })
})
