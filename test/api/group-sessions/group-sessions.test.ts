import { expect } from 'chai'
import { database } from '../../../models/database.ts'
import { GroupAttendance } from '../../../models/GroupAttendance.ts'
import { GroupSession } from '../../../models/GroupSession.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { makeServiceWorld, type ServiceWorld, versionOf } from '../referrals/in-service.ts'

const group = {
  ...{ kind: 'psychosocial-group', topic: 'sleep', title: 'Canary circle', layer: 2, heldOn: '2026-03-18' },
  ...{ minutes: 90, languages: ['ur', 'fa'], interpreter: 'centre', interpreterWords: 'Canary Interpreter' },
  ...{ adults: 3, children: 1 },
}
const information = { ...group, kind: 'information-session', topic: 'rights', layer: 1 }

describe('a group session', () => {
  let world: ServiceWorld

  beforeEach(async () => {
    world = await makeServiceWorld()
  })

  const post = (browser: Browser, body: object = group) =>
    browser.post('/group-sessions').send({ facilitatorIds: [world.counsellor.id], ...body })
  const add = async (browser: Browser, body?: object) =>
    `/group-sessions/${((await post(browser, body).expect(201)).body as { id: string }).id}`
  const idsFor = async (browser: Browser, more = '') => {
    const { body } = await browser.get(`/group-sessions${more}`).expect(200)
    return body.items.map(({ id }: { id: string }) => `/group-sessions/${id}`)
  }

  it('of the team is written down, listed and read by the team, and unreadable in the database', async () => {
    const { noor, stranger, counsellor } = world
    const path = await add(noor)
    await add(noor, { ...group, heldOn: '2026-03-01', topic: 'grief', title: null })
    const { body } = await stranger.get(path).expect(200)
    const { kind, topic, title, layer, heldOn, minutes } = group
    expect(body).to.deep.include({
      ...{ kind, topic, title, layer, heldOn, minutes, adults: 3, children: 1, clients: 0 },
      ...{ languages: ['ur', 'fa'], interpreter: 'centre', interpreterWords: 'Canary Interpreter' },
      facilitators: [{ id: counsellor.id, name: counsellor.displayName }],
    })
    const { body: page } = await noor.get('/group-sessions?sort=-heldOn').expect(200)
    expect(page.items[0]).to.deep.include({ heldOn, title, languages: ['ur', 'fa'], clients: 0 })
    expect(await idsFor(noor, '?topic=sleep')).to.deep.equal([path])
    const [rows] = await database().query('SELECT * FROM group_sessions')
    expect(JSON.stringify(rows)).not.to.include('Canary')
  })

  it('of the team is no business of the legal side; what informs clients is of both', async () => {
    const { noor, maria, director } = world
    const ofTeam = await add(noor)
    const informing = await add(maria, information)
    const trained = await add(director, { ...information, kind: 'training-for-clients' })
    for (const browser of [maria, director]) {
      expect(await idsFor(browser)).to.have.members([informing, trained])
      expect(await idsFor(browser, '?kind=psychosocial-group')).to.deep.equal([])
      await browser.get(ofTeam).expect(404)
      await browser.get(`${ofTeam}/attendances`).expect(404)
      await browser.patch(ofTeam).set('If-Match', '"x"').send({ minutes: 1 }).expect(404)
      await browser
        .put(`${ofTeam}/attendances/${world.client.id}`)
        .send({ attendance: 'attended' })
        .expect(404)
      await post(browser, group).expect(403)
    }
    expect(await idsFor(noor)).to.have.members([ofTeam, informing, trained])
    await post(noor, information).expect(403)
    await noor.patch(informing).set('If-Match', '"x"').send({ minutes: 1 }).expect(403)
    await noor.put(`${informing}/attendances/${world.client.id}`).send({ attendance: 'attended' }).expect(403)
    expect(await GroupSession.count()).to.equal(3)
    expect(await GroupAttendance.count()).to.equal(0)
  })

  it('is nothing to firms, the manager, the officer and the administrator', async () => {
    const path = await add(world.maria, information)
    const firm = await build.partnerFirm()
    for (const user of [
      await build.manager(),
      await build.coordinator(firm),
      await build.partnerLawyer(firm),
      await build.officer(),
      await build.administrator(),
    ]) {
      const browser = await as(user)
      await browser.get('/group-sessions').expect(403)
      await post(browser).expect(403)
      for (const one of [path, `${path}/attendances`]) await browser.get(one).expect(404)
      await browser.patch(path).set('If-Match', '"x"').send({ minutes: 1 }).expect(404)
      await browser.put(`${path}/attendances/${world.client.id}`).send({ attendance: 'missed' }).expect(404)
    }
    expect(await GroupSession.count()).to.equal(1)
  })

  it('that cannot be is refused', async () => {
    const lawyer = await build.partnerLawyer(await build.partnerFirm())
    const refused: [wrong: object, pointer: string][] = [
      [{ heldOn: '2026-03-19' }, '/heldOn'],
      [{ heldOn: '1999-12-31' }, '/heldOn'],
      [{ minutes: 0 }, '/minutes'],
      [{ layer: 0 }, '/layer'],
      [{ languages: [] }, '/languages'],
      [{ topic: 'gossip' }, '/topic'],
      [{ kind: 'party' }, '/kind'],
      [{ interpreter: 'none' }, '/interpreterWords'],
      [{ adults: -1 }, '/adults'],
      [{ facilitatorIds: [] }, '/facilitatorIds'],
      [{ facilitatorIds: [world.counsellor.id, lawyer.id] }, '/facilitatorIds/1'],
      [{ names: ['Canary'] }, '/names'],
    ]
    for (const [wrong, pointer] of refused) {
      const { body } = await post(world.noor, { ...group, ...wrong }).expect(422)
      expect(body.errors[0].pointer).to.equal(pointer)
    }
    expect(await GroupSession.count()).to.equal(0)
    expect(await auditVerbs()).to.deep.equal([])
  })

  it('is corrected by whoever read the present version; its kind stays', async () => {
    const { noor } = world
    const left = await build.counsellor()
    const path = await add(noor, { ...group, facilitatorIds: [left.id] })
    const change = (etag: string, body: object) => noor.patch(path).set('If-Match', etag).send(body)
    const first = await versionOf(noor, path)
    for (const wrong of [
      {},
      { kind: 'information-session' },
      { heldOn: '2026-04-01' },
      { interpreter: 'none' },
    ])
      await change(first, wrong).expect(422)
    await left.update({ status: 'suspended' })
    const { body } = await change(first, { minutes: 60, interpreter: 'none', interpreterWords: null }).expect(
      200,
    )
    expect(body).to.include({ minutes: 60, interpreter: 'none', interpreterWords: null, adults: 3 })
    await change(first, { minutes: 10 }).expect(412)
    expect((await GroupSession.findOne())?.minutes).to.equal(60)
  })
})

describe('who came to a group session', () => {
  let world: ServiceWorld
  let path: string

  beforeEach(async () => {
    world = await makeServiceWorld()
    path = `/group-sessions/${(await build.groupSession()).id}`
  })

  const came = (browser: Browser, clientId: string, attendance = 'attended', to = path) =>
    browser.put(`${to}/attendances/${clientId}`).send({ attendance })
  const seenBy = async (browser: Browser, of = path) => {
    const { body } = await browser.get(`${of}/attendances`).expect(200)
    return body.items.map((one: { client: { id: string } }) => one.client.id)
  }
  const informing = async () =>
    `/group-sessions/${(await build.groupSession({ kind: 'information-session' })).id}`

  it('is told of the clients who were referred to the reader; of others only how many', async () => {
    const { noor, stranger, client } = world
    const { body } = await came(noor, client.id).expect(200)
    expect(body).to.deep.equal({
      client: { id: client.id, reference: client.reference },
      attendance: 'attended',
    })
    expect(await seenBy(noor)).to.deep.equal([client.id])
    expect(await seenBy(stranger)).to.deep.equal([])
    expect((await stranger.get(path).expect(200)).body.clients).to.equal(1)
    await came(stranger, client.id, 'missed').expect(404)
    expect((await GroupAttendance.findOne())?.attendance).to.equal('attended')
  })

  it('is corrected in place, and those who missed it are not counted', async () => {
    const { noor, client } = world
    await came(noor, client.id).expect(200)
    await came(noor, client.id, 'missed').expect(200)
    expect((await noor.get(path).expect(200)).body.clients).to.equal(0)
    for (const wrong of ['planned', 'eaten']) await came(noor, client.id, wrong).expect(422)
    expect(await GroupAttendance.count()).to.equal(1)
    expect(await auditVerbs()).to.include('group-session.attendance-recorded')
  })

  it('is written down once when two say so at the same moment', async () => {
    const { noor, client } = world
    const answers = await Promise.all([came(noor, client.id), came(noor, client.id, 'came-late')])
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200])
    expect(await GroupAttendance.count()).to.equal(1)
  })

  it('is gone with the client’s consent and behind a wall, and still counted', async () => {
    const { noor, client, counsellor, lead, toTeam } = world
    await came(noor, client.id).expect(200)
    const legalCase = await build.case({ clientId: client.id, lead })
    const wall = await build.wall({ caseId: legalCase.id, userId: counsellor.id })
    expect(await seenBy(noor)).to.deep.equal([])
    await came(noor, client.id, 'missed').expect(404)
    await wall.update({ state: 'lifted' })
    expect(await seenBy(noor)).to.deep.equal([client.id])
    await build.consentEnd(toTeam)
    expect(await seenBy(noor)).to.deep.equal([])
    await came(noor, client.id, 'missed').expect(404)
    expect((await noor.get(path).expect(200)).body.clients).to.equal(1)
  })

  it('to be informed is told of one’s own clients, unless a wall stands between', async () => {
    const { maria, director, noor, client, lead } = world
    const session = await informing()
    const theirs = await build.client()
    await came(maria, client.id, 'attended', session).expect(200)
    await came(maria, theirs.id, 'attended', session).expect(403)
    await came(director, theirs.id, 'attended', session).expect(200)
    expect(await seenBy(maria, session)).to.deep.equal([client.id])
    expect(await seenBy(director, session)).to.have.members([client.id, theirs.id])
    expect(await seenBy(noor, session)).to.deep.equal([])
    const legalCase = await build.case({ clientId: client.id, lead })
    await build.wall({ caseId: legalCase.id, userId: lead.id })
    expect(await seenBy(maria, session)).to.deep.equal([])
    await came(maria, client.id, 'missed', session).expect(404)
  })

  it('is not told to somebody of both sides beyond what each side knows', async () => {
    const { noor, client, lead } = world
    await came(noor, client.id).expect(200)
    const both = await build.user(['psychosocial', 'caseworker'])
    const browser = await as(both)
    await build.assignment({ caseId: (await build.case({ clientId: client.id, lead })).id, userId: both.id })
    expect((await browser.get(`/clients/${client.id}`).expect(200)).body).to.include.keys('fullName')
    expect(await seenBy(browser)).to.deep.equal([])
    await came(browser, client.id, 'missed').expect(403)
  })
})
