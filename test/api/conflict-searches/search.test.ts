import { expect } from 'chai'
import { QueryTypes } from 'sequelize'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { Client } from '../../../models/Client.ts'
import { database } from '../../../models/database.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { logged } from '../../support/house.ts'
import { pointersOf, refused } from '../cases/world.ts'
import { caseAgainst, filed, found, search } from './world.ts'

const names = (name: string) => ({ names: [name] })

/** A caseworker with a client and a colleague who has no part in either. */
async function people() {
  const maria = await build.caseworker()
  return { maria, colleague: await build.caseworker() }
}

describe('POST /conflict-searches', () => {
  it('finds a client of a colleague by name in another order, and answers an outline', async () => {
    const { maria, colleague } = await people()
    const id = await filed(maria, { fullName: 'Amina Canary Hasan' })
    const { reference } = await Client.findByPk(id, { rejectOnEmpty: true })
    const { hits, complete } = await search(colleague, { names: ['Nobody At All', 'HASAN, Amina Canary'] })
    expect(complete).to.equal(true)
    expect(hits).to.deep.equal([
      {
        what: 'client',
        standing: 'present',
        client: { id, reference },
        case: null,
        status: 'active',
        lead: { id: maria.id, name: maria.displayName },
        score: 100,
        agreements: [
          {
            asked: 'name',
            position: 1,
            score: 100,
            reasons: ['3 of 3 parts of the name agree, in another order'],
          },
        ],
        relativeOf: [],
      },
    ])
  })

  it('finds former clients, aliases in any script, a slip beside a rare part, and a name of one part', async () => {
    const { maria, colleague } = await people()
    const alias = { kind: 'native-script', name: 'عبد الله حسن' }
    const id = await filed(maria, { fullName: 'Xanthippe Quillfeather', names: [alias] })
    await filed(maria, { fullName: 'Somebody Else' })
    await Client.update({ status: 'inactive' }, { where: { id } })
    for (const name of ['Xanthipe Quillfeather', 'حسن عبد الله', 'Quillfeather'])
      expect(await found(colleague, name), name).to.deep.equal([id])
    const [hit] = (await search(colleague, names('Xanthippe Quillfeather'))).hits
    expect(hit).to.include({ standing: 'former', status: 'inactive' })
  })

  it('finds parties of cases and says what they are in which case; those ended it does not find', async () => {
    const { maria, colleague } = await people()
    const { legalCase, partyId, path } = await caseAgainst(maria, 'Harbour Detention Centre', 'opposing-body')
    const [hit] = (await search(colleague, names('Detention Centre Harbour'))).hits
    expect(hit).to.deep.include({
      what: 'party',
      standing: 'opposing-body',
      client: null,
      case: { id: legalCase.id, reference: legalCase.reference },
      status: 'open',
    })
    await (await as(maria)).put(`${path}/${partyId}/ending`).expect(204)
    expect(await found(colleague, 'Harbour Detention Centre')).to.deep.equal([])
  })

  it('finds by a document number alone, however it is spaced', async () => {
    const { maria, colleague } = await people()
    const documentNumbers = [{ kind: 'passport', number: 'QX 99-88' }]
    const id = await filed(maria, { fullName: 'Amina Hasan', documentNumbers })
    const { hits } = await search(colleague, { documentNumbers: ['A1', 'qx9988'] })
    expect(hits.map(hit => [hit.client?.id, hit.score])).to.deep.equal([[id, 100]])
    expect(hits[0]?.agreements).to.deep.equal([
      { asked: 'documentNumber', position: 1, score: 100, reasons: ['the same document number'] },
    ])
  })

  it('ranks by likeness, and tells of one file once, with everything that agrees', async () => {
    const { maria, colleague } = await people()
    const middle = await filed(maria, { fullName: 'Amina Noor Hasan' })
    const exact = await filed(maria, {
      fullName: 'Amina Hasan',
      names: [{ kind: 'alias', name: 'Noor Saleh' }],
    })
    await filed(maria, { fullName: 'Amina Saleh' })
    const { hits } = await search(colleague, { names: ['Amina Hasan', 'Saleh Noor'] })
    expect(hits.map(hit => [hit.client?.id, hit.score])).to.deep.equal([
      [exact, 100],
      [middle, 88],
    ])
    expect(hits[0]?.agreements.map(one => one.position)).to.deep.equal([0, 1])
  })

  it('tells of whom a client is a relative, by reference', async () => {
    const { maria, colleague } = await people()
    const mother = await filed(maria, { fullName: 'Amina Hasan' })
    const child = await filed(maria, { fullName: 'Zephyrine Hasan' })
    const link = { relativeId: child, relation: 'child' }
    await (await as(maria)).post(`/clients/${mother}/family`).send(link).expect(204)
    const { reference } = await Client.findByPk(mother, { rejectOnEmpty: true })
    const [hit] = (await search(colleague, names('Zephyrine Hasan'))).hits
    expect(hit?.relativeOf).to.deep.equal([{ id: mother, reference, relation: 'child' }])
  })

  it('leaves the client and the parties of its own case out', async () => {
    const { maria } = await people()
    const { legalCase } = await caseAgainst(maria, 'Karim Saleh')
    const other = await caseAgainst(maria, 'Karim Saleh')
    const { hits } = await search(maria, { ...names('Karim Saleh'), caseId: legalCase.id })
    expect(hits.map(hit => hit.case?.id)).to.deep.equal([other.legalCase.id])
  })

  it('answers no name, alias or number of anybody, and keeps and logs nothing of what was asked', async () => {
    const { maria, colleague } = await people()
    await filed(maria, {
      fullName: 'Canary Quillfeather',
      names: [{ kind: 'alias', name: 'Zephyrine Canary' }],
      documentNumbers: [{ kind: 'passport', number: 'CANARY77' }],
    })
    await caseAgainst(maria, 'Canary Quillfeather')
    const asked = { names: ['Quillfeather Canary', 'Zephyrine Canary'], documentNumbers: ['canary-77'] }
    const answer = await search(colleague, asked)
    expect(answer.hits).to.have.length(2)
    const tables = Object.values(database().models).map(model => String(model.getTableName()))
    const rows = await Promise.all(
      tables.map(table => database().query(`SELECT * FROM ${table}`, { type: QueryTypes.SELECT })),
    )
    const everything = JSON.stringify([answer, rows]) + logged.join('')
    expect(everything).to.not.match(/canary|quillfeather|zephyrine/i)
  })

  it('is one entry in the audit log, which names what was found by id', async () => {
    const { maria, colleague } = await people()
    const id = await filed(maria, { fullName: 'Amina Hasan' })
    const { id: searchId } = await search(colleague, names('Amina Hasan'))
    const entries = await AuditEntry.findAll({ where: { actorId: colleague.id } })
    expect(entries.map(({ action, subjectId, details }) => [action, subjectId, details])).to.deep.equal([
      ['conflicts.searched', searchId, JSON.stringify({ records: [id] })],
    ])
  })

  it('refuses a question without a name, without a letter, or with too many (422)', async () => {
    const { maria } = await people()
    const ask = async (asked: object) =>
      pointersOf(await refused(maria, 422, ['post', '/conflict-searches', asked]))
    expect(await ask({})).to.deep.equal(['/names'])
    expect(await ask({ names: ['Amina', '%%'] })).to.deep.equal(['/names/1'])
    expect(await ask({ documentNumbers: ['-'] })).to.deep.equal(['/documentNumbers/0'])
    expect(await ask({ names: Array.from({ length: 21 }, () => 'x') })).to.deep.equal(['/names'])
    expect(await ask({ names: ['x'], surname: 'y', caseId: '1' })).to.deep.equal(['/caseId', '/surname'])
  })

  it('is refused to those without casework (403), and for a case of others (403) or behind a wall (404)', async () => {
    const { maria, colleague } = await people()
    const legalCase = await build.case({ lead: maria })
    const { lawyer } = await build.lease()
    for (const who of [await build.manager(), await build.officer(), lawyer])
      await refused(who, 403, ['post', '/conflict-searches', names('x')])
    const asked = { ...names('x'), caseId: legalCase.id }
    await refused(colleague, 403, ['post', '/conflict-searches', asked])
    await build.wall({ caseId: legalCase.id, userId: maria.id })
    await refused(maria, 404, ['post', '/conflict-searches', asked])
  })
})

describe('a wall', () => {
  it('keeps a client, their parties and their relatives out of what is found, counted, ranked and kept', async () => {
    const { maria, colleague } = await people()
    const mother = await filed(maria, { fullName: 'Amina Hasan' })
    const child = await filed(maria, { fullName: 'Zephyrine Hasan' })
    const link = { relativeId: child, relation: 'child' }
    await (await as(maria)).post(`/clients/${mother}/family`).send(link).expect(204)
    const { legalCase, path } = await caseAgainst(maria, 'Karim Saleh')
    const ofMother = await build.case({ lead: maria, clientId: mother })
    const asked = { names: ['Amina Hasan', 'Karim Saleh', 'Zephyrine Hasan'] }
    expect((await search(colleague, asked)).hits).to.have.length(3)

    for (const walled of [legalCase, ofMother]) await build.wall({ caseId: walled.id, userId: colleague.id })

    const { hits, complete } = await search(colleague, asked)
    expect(hits.map(hit => hit.client?.id)).to.deep.equal([child])
    expect(hits[0]?.relativeOf).to.deep.equal([])
    expect(complete).to.equal(true)
    const entry = await AuditEntry.findOne({ order: [['seq', 'DESC']], rejectOnEmpty: true })
    expect(JSON.parse(entry.details)).to.deep.equal({ records: [child] })
    await (await as(maria)).get(path).expect(200)
  })

  it('answers word for word as if nobody of the name were here', async () => {
    const { maria, colleague } = await people()
    const { legalCase } = await caseAgainst(maria, 'Karim Saleh')
    await build.wall({ caseId: legalCase.id, userId: colleague.id })
    const { id: one, ...here } = await search(colleague, names('Karim Saleh'))
    const { id: other, ...nowhere } = await search(colleague, names('Nobody Else'))
    expect(one).to.not.equal(other)
    expect(here).to.deep.equal(nowhere)
  })

  it('raised later hides the hit of an earlier search, in every way to read it again', async () => {
    const { maria, colleague } = await people()
    const { legalCase } = await caseAgainst(maria, 'Karim Saleh')
    const browser = await as(colleague)
    const ask = () =>
      browser.post('/conflict-searches').set('Idempotency-Key', 'asked-once').send(names('Karim Saleh'))
    const { body } = await ask().expect(201)
    expect(body.hits).to.have.length(1)
    await build.wall({ caseId: legalCase.id, userId: colleague.id })

    expect((await ask().expect(201)).body).to.deep.equal({ ...body, hits: [] })
    expect((await browser.get(`/conflict-searches/${body.id}`).expect(200)).body.hits).to.deep.equal([])
  })
})
