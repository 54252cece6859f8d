import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { BreakGlass } from '../../../models/BreakGlass.ts'
import { Task } from '../../../models/Task.ts'
import { User } from '../../../models/User.ts'
import { anyone, as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { pass, setClock } from '../../support/house.ts'
import { mails } from '../matters/ladders.ts'
import { type Person, refused } from '../matters/world.ts'
import { breaks, brokenBy, glassWorld, reason } from './world.ts'

const textOf = (body: object) => JSON.stringify(body)

describe('POST /break-glass', () => {
  it('opens the file of a client to a caseworker, for a quarter of an hour, in the record and in every list', async () => {
    const w = await glassWorld()
    const stranger = await as(w.stranger)
    expect(textOf((await stranger.get(`/clients/${w.client.id}`).expect(200)).body)).to.not.match(/Canary/)
    const { body } = await breaks(stranger, w, 'Client').expect(201)
    expect(body).to.deep.include({ record: 'Client', recordId: w.client.id, state: 'open', verdict: null })
    expect(body).to.deep.include({ openedAt: '2026-03-18T06:00:00.000Z', endsAt: '2026-03-18T06:15:00.000Z' })
    expect(body).to.deep.include({ ...reason, secondBy: null })
    const shown = (await stranger.get(`/clients/${w.client.id}`).expect(200)).body
    expect(shown).to.include({ fullName: 'Canary Quillfeather', telephone: '5550 0199' })
    const found = async () => {
      const { body: page } = await stranger.get('/clients').expect(200)
      return textOf(page).includes('Canary')
    }
    expect(await found()).to.equal(true)
    setClock('2026-03-18T06:14:59.000Z')
    expect((await stranger.get(`/clients/${w.client.id}`).expect(200)).body).to.have.property('fullName')
    setClock('2026-03-18T06:15:00.000Z')
    expect((await stranger.get(`/clients/${w.client.id}`).expect(200)).body).to.not.have.property('fullName')
    expect(await found()).to.equal(false)
  })

  it('opens that record, to that person, and nothing beside it', async () => {
    const w = await glassWorld()
    const stranger = await as(w.stranger)
    await breaks(stranger, w, 'Client').expect(201)
    expect(textOf((await stranger.get(`/cases/${w.legalCase.id}`).expect(200)).body)).to.not.match(
      /PK|Canary/,
    )
    for (const path of ['consents', 'referrals']) {
      await refused(403, () => stranger.get(`/clients/${w.client.id}/${path}`))
    }
    const other = await as(await build.caseworker())
    expect((await other.get(`/clients/${w.client.id}`).expect(200)).body).to.not.have.property('fullName')
  })

  it('opens claim, steps and dates of a case, and never its story, its notes or its parties', async () => {
    const w = await glassWorld()
    const stranger = await as(w.stranger)
    await breaks(stranger, w, 'Case', { id: undefined, reference: w.legalCase.reference }).expect(201)
    const { body } = await stranger.get(`/cases/${w.legalCase.id}`).expect(200)
    expect(body).to.include({ countryOfRisk: 'PK', clientId: w.client.id })
    expect(body).to.have.property('tracks')
    expect(textOf(body)).to.not.match(/Canary/)
    await stranger.get(`/cases/${w.legalCase.id}/steps`).expect(200)
    await stranger.get(`/cases/${w.legalCase.id}/deadlines`).expect(200)
    await refused(403, () => stranger.get(`/cases/${w.legalCase.id}/notes`))
    await refused(403, () => stranger.get(`/cases/${w.legalCase.id}/parties`))
  })

  it('lets nobody write', async () => {
    const w = await glassWorld()
    const stranger = await as(w.stranger)
    await breaks(stranger, w, 'Client').expect(201)
    await breaks(stranger, w, 'Case').expect(201)
    const { headers } = await stranger.get(`/clients/${w.client.id}`).expect(200)
    const edit = () =>
      stranger
        .patch(`/clients/${w.client.id}`)
        .set('If-Match', String(headers.etag))
        .send({ email: 'a@example.org' })
    await refused(403, edit)
    await refused(403, () => stranger.post(`/cases/${w.legalCase.id}/notes`).send({ body: 'Seen' }))
    const named = { kind: 'given', purpose: 'casework' }
    expect((await stranger.post(`/clients/${w.client.id}/consents`).send(named)).status).to.not.equal(201)
  })

  for (const person of ['director', 'counsellor'] as const) {
    it(`opens a referral, its reason and what was done, to the ${person}`, async () => {
      const w = await glassWorld()
      const browser = await as(w[person])
      const path = `/referrals/${w.referral.id}`
      const before = await browser.get(path)
      expect(textOf(before.body)).to.not.match(/Canary/)
      await breaks(browser, w, 'Referral', { id: undefined, reference: w.referral.reference }).expect(201)
      const { body } = await browser.get(path).expect(200)
      expect(body).to.deep.include({ reason: 'Canary reason' })
      expect(body.workers).to.have.length(1)
      pass(16)
      expect(textOf((await browser.get(path)).body)).to.not.match(/Canary/)
      if (person === 'counsellor') await browser.get(path).expect(404)
    })
  }

  it('tells every other director and every data protection officer at once, by a mail that names nobody', async () => {
    const w = await glassWorld()
    await brokenBy(w.director, w, 'Referral')
    const written = await mails()
    expect(written.map(({ to }) => to).sort()).to.deep.equal(
      [w.officer.signInName, w.second.signInName].sort(),
    )
    for (const { text } of written) {
      expect(text).to.not.match(/Canary|tonight/)
      expect(text).to.not.contain(w.client.reference)
    }
    const task = await Task.findOne({ where: { kind: 'glass-review' } })
    expect(task).to.include({ owedBy: 'director', dueOn: '2026-03-21', state: 'open' })
    const [stored] = await BreakGlass.findAll({ raw: true })
    expect(stored?.reason).to.match(/^v1\./)
    expect(await auditVerbs()).to.deep.equal(['task.opened', 'glass.opened'])
  })

  it('stands in the log before anything is read, and each opening of the record names it', async () => {
    const w = await glassWorld()
    const stranger = await as(w.stranger)
    const { body } = await breaks(stranger, w, 'Case').expect(201)
    await stranger.get(`/cases/${randomUUID()}`).expect(404)
    const [opened] = await AuditEntry.findAll({ where: { action: 'glass.opened' } })
    expect(opened).to.include({ actorId: w.stranger.id, subjectId: body.id, caseId: w.legalCase.id })
    expect(JSON.parse(String(opened?.details))).to.deep.equal({
      outcome: 'danger-to-life',
      records: [w.client.id, w.legalCase.id],
    })
    const lastOpening = async () => {
      await stranger.get(`/cases/${w.legalCase.id}`).expect(200)
      const entry = await AuditEntry.findOne({ where: { action: 'case.opened' }, order: [['seq', 'DESC']] })
      return JSON.parse(String(entry?.details))
    }
    expect(await lastOpening()).to.deep.equal({ glass: body.id })
    pass(15)
    expect(await lastOpening()).to.deep.equal({})
  })

  it('passes no wall, neither one that stood nor one that is raised while it is open', async () => {
    const w = await glassWorld()
    const stranger = await as(w.stranger)
    const director = await as(w.director)
    await brokenBy(w.stranger, w, 'Client')
    const wall = await build.wall({ caseId: w.legalCase.id, userId: w.stranger.id })
    await stranger.get(`/clients/${w.client.id}`).expect(404)
    await refused(404, () => breaks(stranger, w, 'Case'))
    await wall.update({ userId: w.director.id })
    const { body: walled } = await refused(404, () => breaks(director, w, 'Referral'))
    const { body: absent } = await refused(404, () => breaks(director, w, 'Referral', { id: randomUUID() }))
    expect(walled.detail).to.equal(absent.detail)
    expect((await director.get('/break-glass').expect(200)).body.items).to.deep.equal([])
  })

  it('is refused to everybody else', async () => {
    const w = await glassWorld()
    const people: Person[] = ['manager', 'coordinator', 'lawyer', 'officer', 'administrator']
    for (const person of people) {
      const browser = await as(w[person])
      for (const record of ['Client', 'Case', 'Referral'] as const) {
        await refused(403, () => breaks(browser, w, record))
      }
    }
    const [stranger, director, counsellor] = [
      await as(w.stranger),
      await as(w.director),
      await as(w.counsellor),
    ]
    await refused(403, () => breaks(stranger, w, 'Referral'))
    await refused(403, () => breaks(director, w, 'Client'))
    await refused(403, () => breaks(counsellor, w, 'Case'))
  })

  it('is not there for a counsellor where a clinic has the referral, and for nobody where it is a draft', async () => {
    const w = await glassWorld()
    const counsellor = await as(w.counsellor)
    await w.referral.update({ providerId: w.clinic.id })
    await refused(404, () => breaks(counsellor, w, 'Referral'))
    await w.referral.update({ state: 'draft' })
    const director = await as(w.director)
    await refused(403, () => breaks(director, w, 'Referral'))
  })

  it('is no use to whoever reads the record already, and has nobody to tell in an empty house', async () => {
    const w = await glassWorld()
    const [lead, named, stranger] = [await as(w.lead), await as(w.named), await as(w.stranger)]
    await refused(409, () => breaks(lead, w, 'Client'))
    await refused(409, () => breaks(named, w, 'Referral'))
    await breaks(stranger, w, 'Client').expect(201)
    await refused(409, () => breaks(stranger, w, 'Client'))
    await User.update({ status: 'suspended' }, { where: { id: [w.director.id, w.second.id, w.officer.id] } })
    await refused(409, () => breaks(stranger, w, 'Case'))
  })

  it('asks for one record, a code and a reason in words', async () => {
    const w = await glassWorld()
    const stranger = await as(w.stranger)
    const wrong = [
      { reason: 'urgent' },
      { reason: 'a a' },
      { reason: ' . . . ' },
      { reasonCode: 'curious' },
      { id: undefined },
      { reference: w.client.reference },
      { id: undefined, reference: 'CL-0000-0001' },
      { record: 'Matter' },
      { endsAt: '2027-01-01' },
    ]
    for (const body of wrong) await refused(422, () => breaks(stranger, w, 'Client', body))
    await breaks(stranger, w, 'Client', { reason: '她说今晚会伤害自己' }).expect(201)
  })

  it('is broken by a person, and by no program', async () => {
    const w = await glassWorld()
    const stranger = await as(w.stranger)
    const wanted = { name: 'script', scopes: ['write:break-glass'], expiresOn: '2026-04-01' }
    const { body } = await stranger.post('/tokens').send(wanted).expect(201)
    const program = () =>
      anyone()
        .post('/break-glass')
        .set('Authorization', `Bearer ${body.token}`)
        .send({ record: 'Client', id: w.client.id, ...reason })
    await refused(403, program)
  })

  it('is judged alike when two ask at the same moment: one opens, the other waits for a second person', async () => {
    const w = await glassWorld()
    const [one, other] = [await as(w.stranger), await as(await build.caseworker())]
    const answers = await Promise.all([breaks(one, w, 'Client'), breaks(other, w, 'Client')])
    expect(answers.map(({ status }) => status)).to.deep.equal([201, 201])
    expect(answers.map(({ body }) => body.state).sort()).to.deep.equal(['asked', 'open'])
  })
})
