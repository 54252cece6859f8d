import { expect } from 'chai'
import { QueryTypes } from 'sequelize'
import { partyNamesOf } from '../../../commands/casework/partyNamesOf.ts'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { ConflictSearch } from '../../../models/ConflictSearch.ts'
import { database } from '../../../models/database.ts'
import { Task } from '../../../models/Task.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { logged } from '../../support/house.ts'
import { pointersOf, refused, world } from './world.ts'

const husband = {
  kind: 'adverse-person',
  name: 'Karim Canary',
  aliases: ['Abu Canary'],
  note: 'Searches for her',
}

async function withParty(given: object = husband) {
  const people = await world()
  const browser = await as(people.maria)
  const path = `/cases/${people.legalCase.id}/parties`
  const { body } = await browser.post(path).send(given).expect(201)
  return { ...people, browser, path, body, at: `${path}/${body.id}` }
}

async function etagOf(browser: Awaited<ReturnType<typeof as>>, at: string) {
  return { 'If-Match': String((await browser.get(at).expect(200)).headers.etag) }
}

describe('parties of a case', () => {
  it('are written down with names, aliases and a note', async () => {
    const { maria, browser, path, body, legalCase } = await withParty()
    const { conflictHits, ...party } = body
    expect(party).to.deep.include({
      ...husband,
      addedBy: { id: maria.id, name: maria.displayName },
      removedOn: null,
    })
    expect(conflictHits).to.equal(0)
    expect((await browser.get(path).expect(200)).body).to.deep.equal({ items: [party], next: null })
    const entry = await AuditEntry.findOne({ where: { action: 'party.added' }, rejectOnEmpty: true })
    expect(entry).to.include({ actorId: maria.id, subjectId: body.id, caseId: legalCase.id, details: '{}' })
  })

  it('stand readable in no row of any table and in no line of the log', async () => {
    await withParty()
    const tables = ['parties', 'party_search_tokens', 'conflict_searches', 'audit_entries', 'tasks']
    for (const table of tables) {
      const rows = await database().query(`SELECT * FROM ${table}`, { type: QueryTypes.SELECT })
      expect(JSON.stringify(rows), table).to.not.match(/canary|karim|searches for her/i)
    }
    expect(logged.join('')).to.not.match(/canary|karim/i)
  })

  it('can be read by a lawyer on the team, who can change nothing about them', async () => {
    const { lawyer, lead, legalCase } = await build.lease()
    const path = `/cases/${legalCase.id}/parties`
    const witness = { ...husband, kind: 'witness' }
    const { body } = await (await as(lead)).post(path).send(witness).expect(201)
    const seen = await (await as(lawyer)).get(path).expect(200)
    expect(seen.body.items[0].name).to.equal(husband.name)
    await refused(lawyer, 403, ['post', path, husband])
    await refused(lawyer, 403, ['put', `${path}/${body.id}/ending`])
    await refused(lawyer, 403, ['patch', `${path}/${body.id}`, { name: 'X' }, { 'If-Match': '"x"' }])
  })

  it('are no business of colleagues and directors behind a wall, nor of those without casework', async () => {
    const { colleague, director, legalCase, path, at } = await withParty()
    const change = { 'If-Match': '"x"' }
    for (const ask of [path, at]) await refused(colleague, 403, ['get', ask])
    await refused(colleague, 403, ['post', path, husband])
    await refused(colleague, 403, ['patch', at, { name: 'X' }, change])
    await refused(colleague, 403, ['put', `${at}/ending`])
    await build.wall({ caseId: legalCase.id, userId: director.id })
    for (const who of [director, await build.officer()]) {
      for (const ask of [path, at]) await refused(who, 404, ['get', ask])
      await refused(who, 404, ['post', path, husband])
      await refused(who, 404, ['patch', at, { name: 'X' }, change])
      await refused(who, 404, ['put', `${at}/ending`])
    }
  })

  it('are corrected under their version; the audit log names the fields and no value', async () => {
    const { maria, browser, at } = await withParty()
    const version = await etagOf(browser, at)
    const answer = await browser.patch(at).set(version).send({ aliases: [], note: null }).expect(200)
    expect(answer.body).to.deep.include({ aliases: [], note: null, name: husband.name, conflictHits: 0 })
    expect((await browser.get(at).expect(200)).headers.etag).to.equal(answer.headers.etag)
    const entry = await AuditEntry.findOne({ where: { action: 'party.changed' }, rejectOnEmpty: true })
    expect(JSON.parse(entry.details)).to.deep.equal({ fields: ['aliases', 'note'] })
    await refused(maria, 412, ['patch', at, { name: 'X' }, version])
    await refused(maria, 428, ['patch', at, { name: 'X' }])
    await refused(maria, 422, ['patch', at, { kind: 'friend' }, version])
  })

  it('are ended on the day, once, and stay in the file', async () => {
    const { maria, browser, path, at } = await withParty()
    await browser.put(`${at}/ending`).expect(204)
    const { items } = (await browser.get(path).expect(200)).body
    expect(items.map((one: { removedOn: string }) => one.removedOn)).to.deep.equal(['2026-03-18'])
    expect((await auditVerbs()).includes('party.ended')).to.equal(true)
    await refused(maria, 409, ['put', `${at}/ending`])
    await refused(maria, 409, ['patch', at, { name: 'X' }, await etagOf(browser, at)])
  })

  it('belong to one case: under another they do not exist', async () => {
    const { maria, browser, body, at } = await withParty()
    const other = await build.case({ lead: maria })
    const elsewhere = `/cases/${other.id}/parties/${body.id}`
    const version = await etagOf(browser, at)
    await refused(maria, 404, ['patch', elsewhere, { name: 'X' }, version])
    await refused(maria, 404, ['put', `${elsewhere}/ending`])
    await browser.get(elsewhere).expect(404)
  })

  it('are refused with bad input (422) and on a closed case (409)', async () => {
    const { maria, path, legalCase, at, browser } = await withParty()
    const ask = async (given: object) =>
      pointersOf(await refused(maria, 422, ['post', path, { ...husband, ...given }]))
    expect(await ask({ name: ' ' })).to.deep.equal(['/name'])
    expect(await ask({ kind: 'friend', aliases: ['a', ''] })).to.deep.equal(['/aliases/1', '/kind'])
    expect(await ask({ addedBy: maria.id })).to.deep.equal(['/addedBy'])
    const version = await etagOf(browser, at)
    await legalCase.update({ status: 'closed', closedOn: '2026-03-18' })
    await refused(maria, 409, ['post', path, husband])
    await refused(maria, 409, ['patch', at, { name: 'X' }, version])
  })

  it('tell the slip the names of adverse persons and bodies, and of nobody else', async () => {
    const { browser, path, legalCase, at } = await withParty()
    const add = (kind: string, name: string) => browser.post(path).send({ kind, name }).expect(201)
    await add('opposing-body', 'Harbour Detention Centre')
    await add('witness', 'A Neighbour')
    await add('other', 'An Interpreter')
    expect(await partyNamesOf(legalCase.id)).to.deep.equal({
      persons: ['Karim Canary', 'Abu Canary'],
      bodies: ['Harbour Detention Centre'],
    })
    await browser.put(`${at}/ending`).expect(204)
    expect((await partyNamesOf(legalCase.id)).persons).to.deep.equal([])
  })
})

describe('a name that is added', () => {
  it('is searched for at once: the answer counts the hits, and the lead caseworker owes a look', async () => {
    const { maria, director, legalCase } = await world()
    const client = await (await as(await build.caseworker()))
      .post('/clients')
      .send({ fullName: 'Karim Canary' })
      .expect(201)
    const { body } = await (await as(director))
      .post(`/cases/${legalCase.id}/parties`)
      .send({ kind: 'adverse-person', name: 'Canary, Karim' })
      .expect(201)

    expect(body.conflictHits).to.equal(1)
    const search = await ConflictSearch.findOne({ rejectOnEmpty: true })
    expect(search).to.include({ caseId: legalCase.id, askedBy: director.id, ownerId: maria.id })
    expect(search.found?.map(({ id }) => id)).to.deep.equal([client.body.id])
    const task = await Task.findOne({ rejectOnEmpty: true })
    expect(task).to.include({ kind: 'conflict-hit', owedBy: 'caseworker', ownerId: maria.id, state: 'open' })
    expect(task).to.include({ dueOn: '2026-03-18', note: `Conflict search ${search.id}` })

    const browser = await as(maria)
    const seen = (await browser.get(`/conflict-searches/${search.id}`).expect(200)).body
    expect(seen.hits[0].client.id).to.equal(client.body.id)
    await browser.put(`/conflict-searches/${search.id}/decision`).send({ decision: 'clear' }).expect(200)
    expect((await task.reload()).state).to.equal('done')
  })

  it('opens no task where the likeness is weak, and finds neither its own case nor its own client', async () => {
    const { browser, path, legalCase, maria } = await withParty()
    await browser
      .patch(`/clients/${legalCase.clientId}`)
      .set(await etagOf(browser, `/clients/${legalCase.clientId}`))
      .send({ fullName: 'Noor Canary' })
      .expect(200)
    await browser.post('/clients').send({ fullName: 'Suharto Widodo' }).expect(201)
    const add = async (name: string) =>
      (await browser.post(path).send({ kind: 'witness', name }).expect(201)).body.conflictHits
    expect(await add('Karim Canary')).to.equal(0)
    expect(await add('Noor Canary')).to.equal(0)
    expect(await add('Suharto')).to.equal(1)
    expect(await Task.count()).to.equal(0)
    expect(await ConflictSearch.count({ where: { askedBy: maria.id } })).to.equal(5)
  })

  it('to a party already there is searched for too, and only that name', async () => {
    const { browser, at } = await withParty()
    await browser.post('/clients').send({ fullName: 'Karim Canary' }).expect(201)
    await browser.post('/clients').send({ fullName: 'Yusuf Saleh' }).expect(201)
    const change = async (given: object) =>
      (
        await browser
          .patch(at)
          .set(await etagOf(browser, at))
          .send(given)
          .expect(200)
      ).body.conflictHits
    expect(await change({ note: 'Seen again' })).to.equal(0)
    expect(await change({ aliases: ['abu canary', 'Yusuf Saleh'] })).to.equal(1)
    expect(await ConflictSearch.count()).to.equal(2)
  })

  it('to a client is searched for among the parties of other cases', async () => {
    const { browser, maria } = await withParty()
    const { body: client } = await browser.post('/clients').send({ fullName: 'Somebody New' }).expect(201)
    const path = `/clients/${client.id}`
    const change = async (given: object) =>
      (
        await browser
          .patch(path)
          .set(await etagOf(browser, path))
          .send(given)
          .expect(200)
      ).body.conflictHits
    expect(await change({ names: [{ kind: 'alias', name: 'Karim al-Canary' }] })).to.equal(1)
    expect(await change({ telephone: '1' })).to.equal(0)
    const [task] = await Task.findAll()
    expect(task).to.include({ kind: 'conflict-hit', ownerId: maria.id })
    expect(await ConflictSearch.count({ where: { caseId: null, ownerId: maria.id } })).to.equal(1)
  })

  it('tells a director, and not the lead, of a likeness that a wall keeps from the lead', async () => {
    const { maria, director, legalCase } = await world()
    const other = await build.case()
    await (await as(director))
      .post(`/cases/${other.id}/parties`)
      .send({ kind: 'witness', name: 'Karim Canary' })
      .expect(201)
    await build.wall({ caseId: other.id, userId: maria.id })
    const path = `/cases/${legalCase.id}/parties`
    const { body } = await (await as(director)).post(path).send(husband).expect(201)
    expect(body.conflictHits).to.equal(1)
    const [task] = await Task.findAll()
    expect(task).to.include({ owedBy: 'director', ownerId: null })

    const browser = await as(maria)
    expect((await browser.get('/tasks').expect(200)).body.items).to.deep.equal([])
    const { items } = (await browser.get(`/cases/${legalCase.id}/conflict-searches`).expect(200)).body
    expect(items.map((one: { hits: object[] }) => one.hits)).to.deep.equal([[]])
    expect((await browser.post(path).send(husband).expect(201)).body.conflictHits).to.equal(0)
  })
})
