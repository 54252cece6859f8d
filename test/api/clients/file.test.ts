import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { pointersOf, refused } from '../cases/world.ts'

const outline = ['id', 'lead', 'reference', 'status']

async function register(given: object) {
  const maria = await build.caseworker()
  const browser = await as(maria)
  const { body } = await browser
    .post('/clients')
    .send({ fullName: 'Suharto', ...given })
    .expect(201)
  return { maria, browser, body }
}

describe('POST /clients', () => {
  it('asks for one name and nothing else: a mononym is a whole name', async () => {
    const { maria, body } = await register({})
    expect(body).to.deep.include({
      fullName: 'Suharto',
      status: 'active',
      lead: { id: maria.id, name: maria.displayName },
      names: [],
      nationalities: [],
      birthDate: null,
      safeContact: null,
    })
    const entry = await AuditEntry.findOne({ where: { action: 'client.registered' }, rejectOnEmpty: true })
    expect(entry).to.include({
      actorId: maria.id,
      subject: 'Client',
      subjectId: body.id,
      caseId: null,
      details: '{}',
    })
  })

  for (const nationalities of [[], ['stateless'], ['unknown'], ['PK', 'AF'], ['ER', 'stateless']]) {
    it(`keeps the nationalities ${JSON.stringify(nationalities)}`, async () => {
      expect((await register({ nationalities })).body.nationalities).to.deep.equal(nationalities)
    })
  }

  for (const birthDate of [
    { date: '1988' },
    { date: '1988-07' },
    { date: '1988-01-01', estimated: true, source: 'said so at intake' },
    { date: '2026-03-18' },
  ]) {
    it(`keeps a birth date as far as it is known: ${birthDate.date}`, async () => {
      const { body } = await register({ birthDate })
      expect(body.birthDate).to.deep.equal({ estimated: false, ...birthDate })
    })
  }

  it('keeps names as they stand on each paper, languages for speech and letters, and the safe way to call', async () => {
    const given = {
      names: [
        { kind: 'native-script', name: 'نادية حسن' },
        { kind: 'recognizance', name: 'HASAN Nadia' },
        { kind: 'court', name: 'NH' },
      ],
      languages: [
        { language: 'ar', speaks: true, reads: false, writes: false, forLetters: false },
        { language: 'en', speaks: false, reads: true, writes: false, forLetters: true },
      ],
      gender: { other: 'hijra' },
      safeContact: 'Only text messages\nNever before noon',
      specificNeeds: ['TR-PI', 'SP-PT'],
      documentNumbers: [{ kind: 'recognizance', number: 'RBCL 123/45' }],
    }
    const { body } = await register(given)
    expect(body).to.deep.include({ ...given, gender: 'hijra' })
  })

  it('refuses what cannot be, names each field and leaves nothing behind', async () => {
    const maria = await build.caseworker()
    const ask = async (given: object) =>
      pointersOf(await refused(maria, 422, ['post', '/clients', { fullName: 'Suharto', ...given }]))

    expect(await ask({ fullName: '   ' })).to.deep.equal(['/fullName'])
    expect(await ask({ fullName: ['Suharto'] })).to.deep.equal(['/fullName'])
    expect(await ask({ leadId: maria.id, status: 'inactive' })).to.deep.equal(['/leadId', '/status'])
    for (const date of ['2026-02-31', '1988-13', '88', '1988-7-1', 'yesterday'])
      expect(await ask({ birthDate: { date } }), date).to.include('/birthDate/date')
    for (const date of ['2026-03-19', '2026-04', '2027'])
      expect(await ask({ birthDate: { date } }), date).to.deep.equal(['/birthDate/date'])
    expect(await ask({ names: [{ kind: 'nickname', name: 'Su' }] })).to.deep.equal(['/names/0/kind'])
    expect(await ask({ languages: [{ language: 'Javanese please' }] })).to.deep.equal([
      '/languages/0/language',
    ])
    expect(await ask({ nationalities: 'ID' })).to.deep.equal(['/nationalities'])
  })

  it('is refused to those who do no casework', async () => {
    for (const who of [await build.manager(), await build.administrator(), await build.officer()])
      await refused(who, 403, ['post', '/clients', { fullName: 'Suharto' }])
  })
})

describe('GET /clients/:id', () => {
  it('shows the whole file to its caseworker and to directors, and only the outline to colleagues', async () => {
    const { browser, body } = await register({ telephone: '+852 5555 0101' })
    const path = `/clients/${body.id}`
    expect((await browser.get(path).expect(200)).body).to.deep.equal(body)
    expect((await (await as(await build.director())).get(path).expect(200)).body).to.deep.equal(body)
    const seen = await (await as(await build.caseworker())).get(path).expect(200)
    expect(Object.keys(seen.body).sort()).to.deep.equal(outline)
  })

  it('shows a lawyer under a live lease who the client is, but not where they live or what they need', async () => {
    const { lawyer, client } = await build.lease()
    const { body } = await (await as(lawyer)).get(`/clients/${client.id}`).expect(200)
    expect(body.fullName).to.equal(client.fullName)
    for (const hidden of ['address', 'telephone', 'email', 'safeContact', 'specificNeeds', 'riskFlags'])
      expect(body).to.not.have.property(hidden)
  })

  it('does not exist for people without casework, the walled, and under a false id', async () => {
    const legalCase = await build.case()
    const walled = await build.director()
    await build.wall({ caseId: legalCase.id, userId: walled.id })
    const path = `/clients/${legalCase.clientId}`
    for (const who of [walled, await build.manager(), await build.officer(), await build.counsellor()])
      await refused(who, 404, ['get', path])
    await refused(walled, 404, ['get', `/clients/${legalCase.id}`])
    await refused(walled, 404, ['get', '/clients/1'])
  })

  it('answers 304 to whoever has read it, and shows acting characters of a name in the open', async () => {
    const { browser, body } = await register({ fullName: 'Ali\u202Eriadh' })
    expect(body.fullName).to.equal('Ali⟦U+202E⟧riadh')
    const { headers } = await browser.get(`/clients/${body.id}`).expect(200)
    await browser.get(`/clients/${body.id}`).set('If-None-Match', String(headers.etag)).expect(304)
  })
})

describe('PATCH /clients/:id', () => {
  const edit = (etag: string) => ({ 'If-Match': etag })

  it('corrects a file; the audit log names the fields and no value', async () => {
    const { maria, browser, body } = await register({ telephone: '+852 5555 0101' })
    const { headers } = await browser.get(`/clients/${body.id}`).expect(200)
    const change = { fullName: 'Soeharto', telephone: null, nationalities: ['ID'] }
    const answer = await browser
      .patch(`/clients/${body.id}`)
      .set(edit(String(headers.etag)))
      .send(change)
      .expect(200)

    expect(answer.body).to.deep.include(change)
    const entry = await AuditEntry.findOne({ where: { action: 'client.updated' }, rejectOnEmpty: true })
    expect(entry).to.include({ actorId: maria.id, subject: 'Client', subjectId: body.id })
    expect(JSON.parse(entry.details).fields).to.have.members(Object.keys(change))
    const again = await browser.get(`/clients/${body.id}`).expect(200)
    expect(again.headers.etag).to.equal(answer.headers.etag)
  })

  it('finds the client under the new name, and no more under the old one', async () => {
    const { browser, body } = await register({})
    const { headers } = await browser.get(`/clients/${body.id}`).expect(200)
    await browser
      .patch(`/clients/${body.id}`)
      .set(edit(String(headers.etag)))
      .send({ fullName: 'Kusno' })
      .expect(200)
    const find = async (name: string) =>
      (await browser.post('/clients/search').send({ name }).expect(200)).body.items
    expect(await find('kusno')).to.have.length(1)
    expect(await find('suharto')).to.have.length(0)
  })

  it('asks for the version (428), refuses an old one (412), bad input (422) and colleagues (403)', async () => {
    const { maria, browser, body } = await register({})
    const path = `/clients/${body.id}`
    const etag = String((await browser.get(path).expect(200)).headers.etag)
    await refused(maria, 428, ['patch', path, { fullName: 'Kusno' }])
    await refused(maria, 412, ['patch', path, { fullName: 'Kusno' }, edit('"old"')])
    expect(
      pointersOf(await refused(maria, 422, ['patch', path, { reference: 'X' }, edit(etag)])),
    ).to.deep.equal(['/reference'])
    expect(
      pointersOf(await refused(maria, 422, ['patch', path, { fullName: null }, edit(etag)])),
    ).to.deep.equal(['/fullName'])
    await refused(await build.caseworker(), 403, ['patch', path, { fullName: 'Kusno' }, edit(etag)])
    await browser.patch(path).set(edit(etag)).send({ gender: 'male' }).expect(200)
    await refused(maria, 412, ['patch', path, { gender: 'female' }, edit(etag)])
  })

  it('lets one of two edits with one version through', async () => {
    const { browser, body } = await register({})
    const path = `/clients/${body.id}`
    const etag = String((await browser.get(path).expect(200)).headers.etag)
    const change = async (gender: string) => browser.patch(path).set(edit(etag)).send({ gender })
    const answers = await Promise.all([change('male'), change('female')])
    expect(answers.map(answer => answer.status).sort()).to.deep.equal([200, 412])
  })
})
