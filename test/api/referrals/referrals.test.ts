import { expect } from 'chai'
import { database } from '../../../models/database.ts'
import { Referral } from '../../../models/Referral.ts'
import { ReferralMove } from '../../../models/ReferralMove.ts'
import { ReferralWorker } from '../../../models/ReferralWorker.ts'
import { Task } from '../../../models/Task.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { asked, makeWorld, type World } from './world.ts'

const to = (browser: Browser, id: string, body: object) => browser.put(`/referrals/${id}/state`).send(body)

describe('a referral', () => {
  let world: World

  beforeEach(async () => {
    world = await makeWorld()
  })

  const seenBy = async (browser: Browser, id: string) =>
    (await browser.get(`/referrals/${id}`).expect(200)).body

  it('is drafted with the layer of the service, its pieces and its owner, and nothing leaves', async () => {
    const { maria, noor, client, lead, team } = world
    const made = await world.drafted()
    expect(made).to.deep.include({
      ...{ service: 'psychosocial', layer: 3, urgency: 'urgent', state: 'draft', clientId: client.id },
      ...{ reason: asked.reason, disclosed: ['identity'], safeContact: asked.safeContact },
      ...{ provider: { id: team.id, name: 'Own team', kind: 'internal' }, sentAt: null, place: null },
      owner: { id: lead.id, name: lead.displayName },
    })
    expect(made).to.deep.include({ allowed: ['awaiting-consent', 'sent', 'client-withdrew'] })
    await noor.get(`/referrals/${made.id}`).expect(404)
    expect((await noor.get('/referrals').expect(200)).body.items).to.deep.equal([])
    const { body } = await maria.get(`/clients/${client.id}/referrals`).expect(200)
    expect(body.items.map(({ id }: Referral) => id)).to.deep.equal([made.id])
    const [rows] = await database().query('SELECT * FROM referrals')
    expect(JSON.stringify(rows)).not.to.match(/Canary|Urdu/)
  })

  it('is refused where the provider does not give the service, or is gone', async () => {
    const { maria, client, team } = world
    const gone = await build.provider({ status: 'ended' })
    for (const wrong of [
      { service: 'shelter' },
      { service: 'singing' },
      { providerId: gone.id },
      { urgency: 'soon' },
      { reason: '' },
      { pieces: ['identity', 'identity'] },
      { pieces: ['story'] },
      { state: 'sent' },
    ])
      await maria
        .post(`/clients/${client.id}/referrals`)
        .send({ ...asked, providerId: team.id, ...wrong })
        .expect(422)
    await maria
      .post(`/clients/${client.id}/referrals`)
      .send({ ...asked, providerId: client.id })
      .expect(404)
    expect(await Referral.count()).to.equal(0)
    expect(await auditVerbs()).to.deep.equal([])
  })

  it('is drafted for one’s own clients only', async () => {
    const { client, team, noor } = world
    const firm = await build.partnerFirm()
    const post = (browser: Browser) =>
      browser.post(`/clients/${client.id}/referrals`).send({ ...asked, providerId: team.id })
    expect((await post(await as(await build.caseworker()))).status).to.equal(403)
    for (const browser of [
      noor,
      await as(await build.manager()),
      await as(await build.coordinator(firm)),
      await as(await build.partnerLawyer(firm)),
      await as(await build.administrator()),
    ])
      expect((await post(browser)).status).to.equal(404)
    expect(await Referral.count()).to.equal(0)
    await post(world.director).expect(201)
  })

  it('is changed while it is a draft, by whoever read the present version', async () => {
    const { maria, director, clinic } = world
    const { id } = await world.drafted()
    const { headers } = await maria.get(`/referrals/${id}`).expect(200)
    const patch = (body: object, browser = maria) =>
      browser
        .patch(`/referrals/${id}`)
        .set('If-Match', headers.etag ?? '')
        .send(body)
    await patch({ reason: 'X' }, director).expect(403)
    await patch({ service: 'health' }).expect(422)
    await patch({}).expect(422)
    const edit = { providerId: clinic.id, urgency: 'emergency', pieces: ['contact', 'key-dates'] }
    const { body } = await patch(edit).expect(200)
    expect(body).to.deep.include({ urgency: 'emergency', disclosed: ['contact', 'key-dates'] })
    expect(body.provider.id).to.equal(clinic.id)
    await patch({ reason: 'Lost' }).expect(412)
    await to(maria, id, { state: 'awaiting-consent' }).expect(204)
    const { headers: later } = await maria.get(`/referrals/${id}`).expect(200)
    await maria
      .patch(`/referrals/${id}`)
      .set('If-Match', later.etag ?? '')
      .send({ reason: 'Late' })
      .expect(409)
  })

  it('is not sent without the client’s consent to every piece, and stays where it is', async () => {
    const { maria, toTeam, client, team } = world
    const { id } = await world.drafted({ pieces: ['identity', 'contact'] })
    await build.consentEnd(toTeam)
    const about = { clientId: client.id, providerId: team.id }
    await to(maria, id, { state: 'sent' }).expect(409)
    await to(maria, id, { state: 'awaiting-consent' }).expect(204)
    await build.agreesToRefer({ ...about, dataKinds: ['identity'] })
    await build.agreesToRefer({ ...about, dataKinds: ['contact'], expiresOn: '2026-03-17' })
    await build.agreesToRefer({ ...about, dataKinds: ['contact'], occurredOn: '2026-03-19' })
    await build.agreesToRefer({ ...about, providerId: world.clinic.id })
    await build.agreesToRefer({ ...about, clientId: (await build.client()).id })
    await to(maria, id, { state: 'sent' }).expect(409)
    expect(await seenBy(maria, id)).to.deep.include({ state: 'awaiting-consent', sentAt: null })
    await build.agreesToRefer({ ...about, dataKinds: ['contact'] })
    await to(maria, id, { state: 'sent' }).expect(204)
  })

  it('starts its clocks when it is sent: the answer by urgency, and the feedback', async () => {
    const { maria, noor } = world
    const { id } = await world.drafted()
    await to(maria, id, { state: 'sent' }).expect(204)
    expect(await seenBy(maria, id)).to.include({
      ...{ state: 'sent', sentAt: '2026-03-18T06:00:00.000Z', respondBy: '2026-03-21T06:00:00.000Z' },
      feedbackDueOn: '2026-04-04',
    })
    const { body } = await noor.get('/referrals').expect(200)
    expect(body.items).to.have.length(1)
    expect(body.items[0]).not.to.have.any.keys('clientId', 'reason')
  })

  it('goes no other way than the table allows, and says which ways it goes', async () => {
    const { maria, noor } = world
    const { id } = await world.sent()
    const { body } = await to(noor, id, { state: 'completed' }).expect(409)
    expect(body).to.deep.include({
      type: '/problems/illegal-move',
      allowed: ['acknowledged', 'accepted', 'waiting-list', 'declined', 'client-withdrew'],
    })
    const other = await to(maria, id, { state: 'accepted' }).expect(409)
    expect(other.body.allowed).to.deep.equal(['client-withdrew', 'lost-contact', 'bounced'])
    expect((await seenBy(maria, id)).state).to.equal('sent')
    expect(await ReferralMove.count()).to.equal(0)
  })

  it('says why where a reason is needed, and only one of that state', async () => {
    const { noor, maria } = world
    const { id } = await world.sent()
    for (const wrong of [
      { state: 'declined' },
      { state: 'declined', because: 'client-asked' },
      { state: 'declined', because: 'too late' },
      { state: 'accepted', because: 'no-capacity' },
      { state: 'accepted', expectedOn: '2026-05-01' },
      { state: 'waiting-list', because: 'no-worker', expectedOn: '2026-03-17' },
      { state: 'eaten' },
    ])
      await to(noor, id, wrong).expect(422)
    await to(noor, id, { state: 'declined', because: 'language', words: 'Canary words' }).expect(204)
    expect(await seenBy(maria, id)).to.include({ state: 'declined', because: 'language', owner: null })
    expect(await seenBy(maria, id)).to.include({ settledOn: '2026-03-18' })
    const [task] = await Task.findAll()
    expect(task).to.include({ kind: 'referral-came-back', ownerId: world.lead.id, state: 'open' })
    await noor.get(`/referrals/${id}`).expect(404)
  })

  it('goes through the hands of the team to its end, each move written down', async () => {
    const { maria, noor, counsellor } = world
    const { id } = await world.sent()
    await to(noor, id, { state: 'acknowledged' }).expect(204)
    await to(noor, id, { state: 'accepted' }).expect(204)
    await to(noor, id, { state: 'first-contact' }).expect(409)
    await noor.put(`/referrals/${id}/worker`).send({ userId: counsellor.id }).expect(204)
    expect((await seenBy(maria, id)).owner.id).to.equal(counsellor.id)
    await to(noor, id, { state: 'first-contact', words: 'Canary: she told of her cousin' }).expect(204)
    await to(noor, id, { state: 'in-service' }).expect(204)
    await to(noor, id, { state: 'completed' }).expect(204)
    const moves = async (browser: Browser) =>
      (await browser.get(`/referrals/${id}/moves`).expect(200)).body.items
    expect((await moves(noor)).map(({ to: state }: { to: string }) => state)).to.deep.equal([
      ...['acknowledged', 'accepted', 'first-contact', 'in-service', 'completed'],
    ])
    expect((await moves(noor))[2]).to.include({
      words: 'Canary: she told of her cousin',
      movedAs: 'receiver',
    })
    expect((await moves(maria))[2]).to.include({ words: null, to: 'first-contact', movedAs: 'receiver' })
    await to(noor, id, { state: 'accepted' }).expect(409)
  })

  it('moves once when two answer at the same moment', async () => {
    const { noor } = world
    const { id } = await world.sent()
    const colleague = await as(await build.counsellor())
    const answers = await Promise.all([
      to(noor, id, { state: 'accepted' }),
      to(colleague, id, { state: 'accepted' }),
    ])
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([204, 409])
    expect(await ReferralMove.count()).to.equal(1)
  })

  it('to a clinic without an account is moved by the referrer for both sides', async () => {
    const { maria, noor, clinic } = world
    const { id } = await world.sent({ providerId: clinic.id })
    await noor.get(`/referrals/${id}`).expect(404)
    await noor.put(`/referrals/${id}/worker`).send({ userId: world.counsellor.id }).expect(404)
    for (const state of ['accepted', 'first-contact', 'completed']) await to(maria, id, { state }).expect(204)
    expect(await ReferralMove.count({ where: { movedAs: 'referrer' } })).to.equal(3)
  })

  it('waits in its place: by urgency, then by day, with what changed', async () => {
    const { noor, maria } = world
    const [late, early, urgent] = [
      await world.sent(),
      await world.sent(),
      await world.sent({ urgency: 'urgent' }),
    ]
    for (const [{ id }, waitingSince] of [
      [late, '2026-03-10'],
      [early, '2026-03-01'],
      [urgent, '2026-03-12'],
    ] as const)
      await Referral.update({ state: 'waiting-list', waitingSince }, { where: { id } })
    const { body } = await noor.get('/referrals?state=waiting-list&sort=waiting').expect(200)
    expect(body.items.map(({ id, place }: { id: string; place: number }) => [id, place])).to.deep.equal([
      [urgent.id, 1],
      [early.id, 2],
      [late.id, 3],
    ])
    const page = await noor.get('/referrals?state=waiting-list&sort=waiting&limit=2').expect(200)
    const rest = await noor
      .get(`/referrals?state=waiting-list&sort=waiting&limit=2&cursor=${page.body.next}`)
      .expect(200)
    expect(rest.body.items.map(({ id }: Referral) => id)).to.deep.equal([late.id])
    const changed = { state: 'waiting-list', because: 'no-interpreter', expectedOn: '2026-05-04' }
    await to(noor, late.id, changed).expect(204)
    expect(await seenBy(maria, late.id)).to.include({
      ...{ place: 3, waitingSince: '2026-03-10', expectedOn: '2026-05-04', because: 'no-interpreter' },
    })
    await to(noor, urgent.id, { state: 'accepted' }).expect(204)
    expect(await seenBy(maria, late.id)).to.include({ place: 2 })
    expect(await seenBy(maria, urgent.id)).to.include({ place: null, waitingSince: null })
  })
})

describe('whoever works on a referral', () => {
  let world: World

  beforeEach(async () => {
    world = await makeWorld()
  })

  const name = (browser: Browser, id: string, userId: string) =>
    browser.put(`/referrals/${id}/worker`).send({ userId })

  it('sees the pieces that were disclosed from then on, and the one before sees them no more', async () => {
    const { noor, client } = world
    const { id } = await world.sent({ pieces: ['identity'] })
    const colleague = await build.counsellor()
    const other = await as(colleague)
    await noor.get(`/clients/${client.id}`).expect(404)
    await name(noor, id, world.counsellor.id).expect(204)
    const { body } = await noor.get(`/clients/${client.id}`).expect(200)
    expect(body.fullName).to.equal('Samira Wintersong')
    expect(body).not.to.have.any.keys('telephone', 'address', 'riskFlags')
    await other.get(`/clients/${client.id}`).expect(404)
    await name(noor, id, colleague.id).expect(204)
    await other.get(`/clients/${client.id}`).expect(200)
    await noor.get(`/clients/${client.id}`).expect(404)
    expect(await ReferralWorker.count()).to.equal(1)
  })

  it('is of the team, active, and walled from none of the client’s cases', async () => {
    const { noor, client } = world
    const { id } = await world.sent()
    const [walled, gone] = [
      await build.counsellor(),
      await build.user(['psychosocial'], { status: 'suspended' }),
    ]
    const legalCase = await build.case({ clientId: client.id, lead: world.lead })
    await build.wall({ caseId: legalCase.id, userId: walled.id })
    for (const { id: userId } of [walled, gone, world.lead]) {
      const { body } = await name(noor, id, userId).expect(422)
      expect(body.errors).to.deep.equal([
        { pointer: '/userId', detail: 'nobody of the team who can be named' },
      ])
    }
    await name(world.maria, id, world.counsellor.id).expect(403)
    await name(await as(await build.manager()), id, world.counsellor.id).expect(404)
    expect(await ReferralWorker.count()).to.equal(0)
  })

  it('keeps it from colleagues, who neither see it nor name themselves, and hands it on alone', async () => {
    const colleague = await build.counsellor()
    const other = await as(colleague)
    for (const state of ['accepted', 'waiting-list'] as const) {
      const { id } = await world.sent({ state })
      await other.get(`/referrals/${id}`).expect(200)
      await name(world.noor, id, world.counsellor.id).expect(204)
      await other.get(`/referrals/${id}`).expect(404)
      await name(other, id, colleague.id).expect(404)
      await to(other, id, { state: 'declined', because: 'other' }).expect(404)
      const held = await ReferralWorker.findAll({ where: { referralId: id } })
      expect(held.map(({ userId }) => userId)).to.deep.equal([world.counsellor.id])
      await name(world.noor, id, colleague.id).expect(204)
      await other.get(`/referrals/${id}/moves`).expect(200)
    }
  })

  it('is one of those who reach for it at once', async () => {
    const { id } = await world.sent({ state: 'accepted' })
    const people = [world.counsellor, await build.counsellor(), await build.counsellor()]
    const browsers = await Promise.all(people.map(as))
    const answers = await Promise.all(people.map((user, i) => name(browsers[i] as Browser, id, user.id)))
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([204, 404, 404])
    const winner = people[answers.findIndex(({ status }) => status === 204)]
    const held = await ReferralWorker.findAll({ where: { referralId: id } })
    expect(held.map(({ userId }) => userId)).to.deep.equal([winner?.id])
  })

  it('is told when a director names another, who still reads nothing of it', async () => {
    const { director, counsellor, noor } = world
    const colleague = await build.counsellor()
    const { id, reference } = await world.sent({ state: 'in-service' })
    await build.referralWorker({ referralId: id, userId: counsellor.id })
    await name(director, id, colleague.id).expect(204)
    await noor.get(`/referrals/${id}`).expect(404)
    await (await as(colleague)).get(`/referrals/${id}/moves`).expect(200)
    await director.get(`/referrals/${id}/moves`).expect(403)
    const { body } = await noor.get('/tasks?kind=referral-handed-on').expect(200)
    expect(body.items.map(({ note }: Task) => note)).to.deep.equal([
      `${reference}: somebody else was named for this referral.`,
    ])
  })

  it('loses everything with the next request once the consent is taken back, and only what is limited otherwise', async () => {
    const { noor, maria, client, toTeam } = world
    const { id } = await world.sent()
    await name(noor, id, world.counsellor.id).expect(204)
    expect((await noor.get(`/clients/${client.id}`).expect(200)).body.telephone).to.equal('5550 0101')
    const told = { occurredOn: '2026-03-18', noticeVersion: '2026-01', language: 'ur', proof: 'spoken' }
    const limited = await maria
      .post(`/clients/${client.id}/consents`)
      .send({ kind: 'limited', endsId: toTeam.id, dataKinds: ['identity'], ...told })
      .expect(201)
    const { body } = await noor.get(`/clients/${client.id}`).expect(200)
    expect(body).to.include({ fullName: 'Samira Wintersong' }).and.not.have.any.keys('telephone', 'riskFlags')
    await noor.get(`/referrals/${id}/moves`).expect(200)
    await maria.put(`/consents/${limited.body.id}/withdrawal`).send({}).expect(200)
    await noor.get(`/clients/${client.id}`).expect(404)
    await noor.get(`/referrals/${id}/moves`).expect(403)
    expect((await noor.get(`/referrals/${id}`).expect(200)).body).not.to.have.any.keys('reason', 'clientId')
  })

  it('reads by the consent to their own team and by no other, and again once the client agrees anew', async () => {
    const { maria, noor, client, counsellor } = world
    const otherTeam = await build.provider({ name: 'Social work' })
    const toOther = await build.agreesToRefer({ clientId: client.id, providerId: otherTeam.id })
    const theirs = await build.counsellor()
    const [mine, other] = [await world.sent(), await world.sent({ providerId: otherTeam.id })]
    await build.referralWorker({ referralId: mine.id, userId: counsellor.id })
    await build.referralWorker({ referralId: other.id, userId: theirs.id })
    const social = await as(theirs)
    await social.get(`/clients/${client.id}`).expect(200)

    await maria.put(`/consents/${toOther.id}/withdrawal`).send({}).expect(200)
    await social.get(`/clients/${client.id}`).expect(404)
    const seenBy = async (browser: Browser, id: string) =>
      (await browser.get(`/referrals/${id}`).expect(200)).body
    expect(await seenBy(social, other.id)).not.to.have.any.keys('reason', 'clientId')
    expect(await seenBy(noor, mine.id)).to.include({ clientId: client.id })

    const told = { occurredOn: '2026-03-18', noticeVersion: '2026-01', language: 'ur', proof: 'spoken' }
    const again = { kind: 'given', purpose: 'referral', recipientKind: 'provider', providerId: otherTeam.id }
    await maria
      .post(`/clients/${client.id}/consents`)
      .send({ ...again, ...told, expiresOn: '2027-03-01', dataKinds: ['identity'] })
      .expect(201)
    expect((await social.get(`/clients/${client.id}`).expect(200)).body).to.not.have.property('telephone')
  })

  it('loses what was disclosed with the next request once the client has withdrawn', async () => {
    const { noor, maria, client } = world
    const { id } = await world.sent()
    await name(noor, id, world.counsellor.id).expect(204)
    await noor.get(`/clients/${client.id}`).expect(200)
    await maria
      .put(`/referrals/${id}/state`)
      .send({ state: 'client-withdrew', because: 'changed-mind' })
      .expect(204)
    await noor.get(`/clients/${client.id}`).expect(404)
    const { body } = await noor.get(`/referrals/${id}`).expect(200)
    expect(body).to.include({ state: 'client-withdrew' })
    expect(body).not.to.have.any.keys('reason', 'clientId', 'safeContact')
    await noor.get(`/referrals/${id}/moves`).expect(403)
  })
})
