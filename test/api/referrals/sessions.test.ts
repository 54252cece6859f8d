import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { database } from '../../../models/database.ts'
import { ReferralMove } from '../../../models/ReferralMove.ts'
import { ReferralWorker } from '../../../models/ReferralWorker.ts'
import { ServiceNote } from '../../../models/ServiceNote.ts'
import { ServiceSession } from '../../../models/ServiceSession.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { makeServiceWorld, outsiders, type ServiceWorld, versionOf } from './in-service.ts'

const held = {
  ...{ kind: 'individual', heldOn: '2026-03-18', minutes: 50, attendance: 'attended' },
  ...{ interpreter: 'centre', interpreterWords: 'Canary Interpreter' },
}

describe('a session of a service', () => {
  let world: ServiceWorld
  let path: string

  beforeEach(async () => {
    world = await makeServiceWorld()
    path = `/referrals/${world.referral.id}/sessions`
  })

  const add = async (browser: Browser, more: object = {}) =>
    (
      await browser
        .post(path)
        .send({ ...held, ...more })
        .expect(201)
    ).body as { id: string }

  it('is written down by whoever works on the referral, on its layer and held by them', async () => {
    const { noor, counsellor } = world
    const made = await add(noor)
    expect(made).to.deep.include({
      ...held,
      ...{ layer: 3, suggestedState: null },
      heldBy: { id: counsellor.id, name: counsellor.displayName },
    })
    await add(noor, { heldOn: '2026-03-17', layer: 4, interpreter: undefined, interpreterWords: undefined })
    const { body } = await noor.get(path).expect(200)
    expect(body.items.map((one: typeof held & { layer: number }) => [one.heldOn, one.layer])).to.deep.equal([
      ['2026-03-17', 4],
      ['2026-03-18', 3],
    ])
    const [rows] = await database().query('SELECT * FROM service_sessions')
    expect(JSON.stringify(rows)).not.to.include('Canary')
  })

  it('that cannot be is refused', async () => {
    const lawyer = await build.partnerLawyer(await build.partnerFirm())
    const refused: [wrong: object, pointer: string][] = [
      [{ heldOn: '2026-03-19' }, '/heldOn'],
      [{ heldOn: '2026-03-16' }, '/heldOn'],
      [{ heldOn: '2026-02-31' }, '/heldOn'],
      [{ attendance: 'planned', heldOn: '2026-03-17' }, '/heldOn'],
      [{ attendance: 'ate cake' }, '/attendance'],
      [{ minutes: 0 }, '/minutes'],
      [{ minutes: null }, '/minutes'],
      [{ interpreter: 'none' }, '/interpreterWords'],
      [{ layer: 5 }, '/layer'],
      [{ kind: 'seance' }, '/kind'],
      [{ heldBy: world.lead.id }, '/heldBy'],
      [{ heldBy: lawyer.id }, '/heldBy'],
      [{ words: 'She wept' }, '/words'],
    ]
    for (const [wrong, pointer] of refused) {
      const { body } = await world.noor
        .post(path)
        .send({ ...held, ...wrong })
        .expect(422)
      expect(body.errors[0].pointer).to.equal(pointer)
    }
    expect(await ServiceSession.count()).to.equal(0)
    expect(await auditVerbs()).to.deep.equal([])
  })

  it('is planned, and later it is said how it went', async () => {
    const { noor } = world
    const planned = { attendance: 'planned', heldOn: '2026-03-18', minutes: null }
    const { id } = await add(noor, planned)
    const change = (etag: string, body: object) =>
      noor.patch(`${path}/${id}`).set('If-Match', etag).send(body)
    const first = await versionOf(noor, `${path}/${id}`)
    await change(first, { attendance: 'attended' }).expect(422)
    await change(first, {}).expect(422)
    const { body } = await change(first, { attendance: 'came-late', minutes: 35 }).expect(200)
    expect(body).to.include({ attendance: 'came-late', minutes: 35, interpreterWords: 'Canary Interpreter' })
    await change(first, { attendance: 'missed' }).expect(412)
    expect((await ServiceSession.findByPk(id))?.attendance).to.equal('came-late')
    await noor.patch(`${path}/${id}`).send({ attendance: 'missed' }).expect(428)
  })

  it('is recorded while the service lasts, and stays readable when it has ended', async () => {
    const { noor, referral } = world
    const { id } = await add(noor)
    const etag = await versionOf(noor, `${path}/${id}`)
    for (const state of ['accepted', 'waiting-list', 'completed'] as const) {
      await referral.update({
        state,
        ...(state === 'completed' ? { ownerId: null, settledOn: '2026-03-18' } : {}),
      })
      await noor.post(path).send(held).expect(409)
      await noor.patch(`${path}/${id}`).set('If-Match', etag).send({ minutes: 10 }).expect(409)
      await noor.post(`${path}/${id}/notes`).send({ body: 'Late' }).expect(409)
    }
    expect((await noor.get(path).expect(200)).body.items).to.have.length(1)
    expect(await ServiceNote.count()).to.equal(0)
    expect((await ServiceSession.findByPk(id))?.minutes).to.equal(50)
  })

  it('to which the client came suggests a move, and moves nothing', async () => {
    const { noor, referral } = world
    await referral.update({ state: 'first-contact' })
    expect(await add(noor, { attendance: 'missed' })).to.include({ suggestedState: null })
    expect(await add(noor)).to.include({ suggestedState: 'in-service' })
    expect((await referral.reload()).state).to.equal('first-contact')
    expect(await ReferralMove.count()).to.equal(0)
  })

  it('tells the legal side that there is a service and since when, and nothing more', async () => {
    const { noor, maria, director, referral } = world
    const outline = async (browser: Browser) =>
      (await browser.get(`/referrals/${referral.id}`).expect(200)).body
    expect(await outline(maria)).to.include({ startedOn: null, lastContactOn: null })
    await add(noor, { heldOn: '2026-03-17' })
    const before = Object.keys(await outline(maria))
    await add(noor)
    await add(noor, { heldOn: '2026-04-01', attendance: 'planned' })
    await add(noor, { heldOn: '2026-03-25', attendance: 'cancelled-by-client' })
    for (const browser of [maria, director]) {
      expect(await outline(browser)).to.include({ startedOn: '2026-03-17', lastContactOn: '2026-03-18' })
      const { body } = await browser.get('/referrals').expect(200)
      expect(body.items[0]).to.include({ startedOn: '2026-03-17', lastContactOn: '2026-03-18' })
    }
    expect(Object.keys(await outline(maria)))
      .to.deep.equal(before)
      .and.not.include('sessions')
  })

  it('is refused to the legal side, which sees the referral, and unseen by everybody else', async () => {
    const { noor, maria, director, stranger } = world
    const { id } = await add(noor)
    const asked = (browser: Browser) => [
      browser.get(path),
      browser.get(`${path}/${id}`),
      browser.get(`${path}/${id}/notes`),
      browser.post(path).send(held),
      browser.patch(`${path}/${id}`).set('If-Match', '"x"').send({ minutes: 1 }),
      browser.post(`${path}/${id}/notes`).send({ body: 'X' }),
    ]
    for (const browser of [maria, director]) for (const one of asked(browser)) await one.expect(403)
    for (const browser of [stranger, ...(await outsiders(world))])
      for (const one of asked(browser)) await one.expect(404)
    expect(await ServiceSession.count()).to.equal(1)
    expect((await ServiceSession.findByPk(id))?.minutes).to.equal(50)
    expect(await ServiceNote.count()).to.equal(0)
  })

  it('of another referral is not found under this one', async () => {
    const { noor, counsellor } = world
    const other = await world.sent({ state: 'in-service' })
    await build.referralWorker({ referralId: other.id, userId: counsellor.id })
    const { id } = await add(noor)
    await noor.get(`/referrals/${other.id}/sessions/${id}`).expect(404)
    await noor.post(`/referrals/${other.id}/sessions/${id}/notes`).send({ body: 'X' }).expect(404)
    expect((await noor.get(`/referrals/${other.id}/sessions`).expect(200)).body.items).to.deep.equal([])
  })

  it('is gone with the consent of the client, with the naming of the worker, and behind a wall', async () => {
    const { noor, counsellor, toTeam, client, lead } = world
    const { id } = await add(noor)
    const legalCase = await build.case({ clientId: client.id, lead })
    const wall = await build.wall({ caseId: legalCase.id, userId: counsellor.id })
    for (const one of [path, `${path}/${id}`, `${path}/${id}/notes`]) await noor.get(one).expect(404)
    await wall.update({ state: 'lifted' })
    await noor.get(`${path}/${id}`).expect(200)
    await ReferralWorker.update({ endsOn: '2026-03-17' }, { where: { userId: counsellor.id } })
    await noor.get(path).expect(404)
    await ReferralWorker.update({ endsOn: '2026-03-18' }, { where: { userId: counsellor.id } })
    await noor.get(path).expect(200)
    await build.consentEnd(toTeam)
    for (const one of [path, `${path}/${id}`, `${path}/${id}/notes`]) await noor.get(one).expect(403)
    await noor.post(path).send(held).expect(403)
    expect(await ServiceSession.count()).to.equal(1)
  })
})

describe('the notes of a session', () => {
  let world: ServiceWorld
  let path: string

  beforeEach(async () => {
    world = await makeServiceWorld()
    const sessions = `/referrals/${world.referral.id}/sessions`
    const { body } = await world.noor.post(sessions).send(held).expect(201)
    path = `${sessions}/${body.id}/notes`
  })

  const write = async (body: object) => (await world.noor.post(path).send(body).expect(201)).body

  it('are corrected by later notes, and the earlier ones stay', async () => {
    const { noor, counsellor } = world
    const first = await write({ body: 'Canary: her sister\nis in Kabul' })
    const second = await write({ body: 'Canary: her cousin', supersedesId: first.id })
    const { body } = await noor.get(path).expect(200)
    expect(body.items).to.have.length(2)
    expect(body.items[0]).to.deep.include({
      ...{ id: first.id, body: 'Canary: her sister\nis in Kabul', supersededById: second.id },
      author: { id: counsellor.id, name: counsellor.displayName },
    })
    expect(body.items[1]).to.include({ supersedesId: first.id, supersededById: null })
    await noor.post(path).send({ body: 'Again', supersedesId: first.id }).expect(409)
    expect(await ServiceNote.count()).to.equal(2)
  })

  it('keep their lines, and show what would turn the text around', async () => {
    const { body } = await write({ body: 'One\r\ntwo\nthree \u202eecila\u0007' })
    expect(body).to.equal('One\ntwo\nthree ⟦U+202E⟧ecila⟦U+0007⟧')
  })

  it('are corrected once when two correct one at the same moment', async () => {
    const { id: supersedesId } = await write({ body: 'First' })
    const colleague = await build.counsellor()
    await build.referralWorker({ referralId: world.referral.id, userId: colleague.id })
    const both = [world.noor, await as(colleague)]
    const answers = await Promise.all(
      both.map(browser => browser.post(path).send({ body: 'Mine', supersedesId })),
    )
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 409])
    expect(await ServiceNote.count({ where: { supersedesId } })).to.equal(1)
  })

  it('say something, and correct a note of the same session', async () => {
    const { noor, referral } = world
    const { body: other } = await noor.post(`/referrals/${referral.id}/sessions`).send(held).expect(201)
    const elsewhere = `/referrals/${referral.id}/sessions/${other.id}/notes`
    const { body: note } = await noor.post(elsewhere).send({ body: 'There' }).expect(201)
    for (const wrong of [{ body: '' }, { body: 'X', supersedesId: note.id }, { body: 'X', author: 'me' }])
      await noor.post(path).send(wrong).expect(422)
    expect(await ServiceNote.count()).to.equal(1)
  })

  it('are unreadable in the database, and in the audit log by their ids alone', async () => {
    await write({ body: 'Canary Quillfeather' })
    await world.noor.get(path).expect(200)
    const [rows] = await database().query('SELECT * FROM service_notes')
    const [keys] = await database().query("SELECT id FROM data_keys WHERE purpose = 'clinical'")
    const known = (keys as { id: string }[]).map(({ id }) => id)
    expect(known).to.include((rows as { body: string }[])[0]?.body.split('.')[1])
    expect(JSON.stringify([rows, await AuditEntry.findAll()])).not.to.include('Canary')
    expect(await auditVerbs()).to.deep.equal([
      ...['service-session.recorded', 'service-note.written', 'referral.opened'],
    ])
  })
})
