import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { database } from '../../../models/database.ts'
import { MeasureResult } from '../../../models/MeasureResult.ts'
import { OutboxMessage } from '../../../models/OutboxMessage.ts'
import type { Referral } from '../../../models/Referral.ts'
import { Task } from '../../../models/Task.ts'
import { inOrder } from '../../measures/support.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { logged } from '../../support/house.ts'
import { makeWorld, type World } from './world.ts'

const gad7 = (...answers: (number | null)[]) => ({ ...told, measure: 'gad7', items: inOrder(...answers) })
const pcl5 = (total: number, given = {}) => ({ ...told, measure: 'pcl5', total, ...given })
const told = { version: 1, language: 'ur', takenOn: '2026-03-18', mode: 'read-aloud' }

describe('the result of a measure', () => {
  let world: World
  let referral: Referral
  let noor: Browser

  beforeEach(async () => {
    world = await makeWorld()
    referral = await world.sent({ state: 'in-service' })
    await build.referralWorker({ referralId: referral.id, userId: world.counsellor.id })
    noor = world.noor
  })

  const place = () => `/referrals/${referral.id}/measures`
  const record = (body: object, browser = noor) => browser.post(place()).send(body)
  const kept = () => MeasureResult.count()
  const triage = async () =>
    (await Task.findAll({ where: { kind: 'measure-triage' }, order: ['createdAt'] })).map(
      ({ state }) => state,
    )

  it('is scored here, with what it reached, whom that was found in and by whom', async () => {
    const { body } = await record(gad7(2, 2, 2, 2, 2, 1, 1)).expect(201)
    expect(body).to.deep.include({ measure: 'gad7', version: 1, takenOn: '2026-03-18', superseded: null })
    expect(body.administeredBy).to.deep.equal({
      id: world.counsellor.id,
      name: world.counsellor.displayName,
    })
    expect(body.score).to.deep.include({ total: 12, madeFrom: 'items', missing: [], incomplete: false })
    expect(body.score.reached.map(({ code }: { code: string }) => code)).to.deep.equal(['mild', 'moderate'])
    for (const one of body.score.reached) {
      expect(one.population).to.be.a('string').and.not.equal('')
      expect(one.source).to.be.a('string').and.not.equal('')
    }
    expect(body.score.words).to.equal(body.score.reached.at(-1).words)
    const listed = await noor.get(place()).expect(200)
    expect(listed.body.items).to.deep.equal([body])
  })

  it('says which answers are missing, and gives no total that they leave open', async () => {
    const { body } = await record(gad7(1, 1, null, 1, 1, 1, 1)).expect(201)
    expect(body.score).to.deep.include({ total: null, missing: [3], incomplete: true })
  })

  it('is never called a diagnosis, nor is anything of the catalogue', async () => {
    const results = [
      await record(gad7(3, 3, 3, 3, 3, 3, 3)).expect(201),
      await record(pcl5(80)).expect(201),
      await noor.get(place()).expect(200),
      await noor.get('/measures').expect(200),
    ]
    for (const { text } of results) expect(text).not.to.match(/diagnos/i)
  })

  it('opens a triage task for the worker when a threshold is reached, naming nobody and no score', async () => {
    await record(gad7(0, 0, 1, 0, 0, 0, 0)).expect(201)
    expect(await triage()).to.deep.equal([])
    const made = await record(gad7(3, 3, 3, 2, 2, 2, 2)).expect(201)
    expect(made.body.score.total).to.equal(17)
    const { body } = await noor.get('/tasks?kind=measure-triage').expect(200)
    expect(body.items).to.have.length(1)
    expect(body.items[0]).to.include({
      ownerId: world.counsellor.id,
      dueOn: '2026-03-18',
      note: `${referral.reference}: a result asks for a closer look.`,
    })
    expect((await world.maria.get('/tasks').expect(200)).body.items).to.deep.equal([])
  })

  it('is refused where it cannot be scored, with a pointer for each fault, and nothing is kept', async () => {
    const pointers = async (body: object) =>
      (await record(body).expect(422)).body.errors.map(({ pointer }: { pointer: string }) => pointer)
    expect(
      await pointers({ ...told, measure: 'gad7', items: { 1: 4, 2: -1, 3: 1.5, 8: 1, 9: 1 } }),
    ).to.deep.equal([...['/items/1', '/items/2', '/items/3', '/items/8', '/items/9']])
    expect(await pointers(pcl5(81))).to.deep.equal(['/total'])
    expect(await pointers({ ...gad7(3, 3, 3, 3, 3, 3, null), total: 5 })).to.deep.equal(['/total'])
    expect(await pointers({ ...told, measure: 'gad7' })).to.deep.equal([''])
    expect(await pointers(pcl5(10, { version: 2 }))).to.deep.equal(['/version'])
    expect(await pointers(pcl5(10, { measure: 'horoscope' }))).to.deep.equal(['/measure'])
    expect(await pointers(pcl5(10, { takenOn: '2026-03-19' }))).to.deep.equal(['/takenOn'])
    expect(await pointers(pcl5(10, { administeredBy: world.lead.id }))).to.deep.equal(['/administeredBy'])
    expect(await pointers(pcl5(10, { mode: 'by-pigeon' }))).to.deep.equal(['/mode'])
    expect(await pointers(pcl5(10, { language: 'no language' }))).to.deep.equal(['/language'])
    expect(await pointers(pcl5(10, { score: 3 }))).to.deep.equal(['/score'])
    expect([await kept(), await Task.count(), await auditVerbs()]).to.deep.equal([0, 0, []])
  })

  it('is recorded while somebody meets the client, and not before or after', async () => {
    for (const state of ['accepted', 'waiting-list', 'completed', 'lost-contact'] as const) {
      await referral.update({ state })
      await record(pcl5(10)).expect(409)
    }
    await referral.update({ state: 'first-contact' })
    await record(pcl5(10)).expect(201)
    expect(await kept()).to.equal(1)
  })

  it('is refused to everybody but whoever is named, and to them without the client’s consent', async () => {
    const firm = await build.partnerFirm()
    for (const user of [
      await build.counsellor(),
      await build.manager(),
      await build.coordinator(firm),
      await build.partnerLawyer(firm),
      await build.officer(),
      await build.administrator(),
    ]) {
      const browser = await as(user)
      await record(pcl5(10), browser).expect(404)
      await browser.get(place()).expect(404)
      await browser.get(`${place()}/changes`).expect(404)
    }
    for (const browser of [world.maria, world.director]) {
      await record(pcl5(10), browser).expect(403)
      await browser.get(place()).expect(403)
      await browser.get(`${place()}/changes`).expect(403)
      await browser.get('/measures').expect(403)
    }
    await build.consentEnd(world.toTeam)
    await record(pcl5(10)).expect(403)
    await noor.get(place()).expect(403)
    expect(await kept()).to.equal(0)
  })

  describe('that was wrong', () => {
    const correct = (resultId: string, result: object, because = 'Typed from another form') =>
      noor.post(`${place()}/${resultId}/correction`).send({ result, because })

    it('is kept beside the one that stands in its place, with the reason; its task is dropped', async () => {
      const wrong = (await record(pcl5(60)).expect(201)).body
      await referral.update({ state: 'completed', settledOn: '2026-03-18', ownerId: null })
      const right = (await correct(wrong.id, pcl5(6)).expect(201)).body
      expect(right.score.total).to.equal(6)
      const { body } = await noor.get(place()).expect(200)
      expect(body.items.map(({ id, superseded }: typeof wrong) => [id, superseded])).to.deep.equal([
        [wrong.id, { byId: right.id, because: 'Typed from another form' }],
        [right.id, null],
      ])
      expect(await triage()).to.deep.equal(['dropped'])
      expect(await auditVerbs()).to.include('measure.superseded')
    })

    it('is superseded once, on its own referral, by one without fault', async () => {
      const wrong = (await record(pcl5(60)).expect(201)).body
      const { body } = await correct(wrong.id, pcl5(81)).expect(422)
      expect(body.errors[0].pointer).to.equal('/result/total')
      await correct(wrong.id, pcl5(6), '').expect(422)
      const other = await world.sent({ state: 'in-service' })
      await build.referralWorker({ referralId: other.id, userId: world.counsellor.id })
      const elsewhere = `/referrals/${other.id}/measures/${wrong.id}/correction`
      await noor
        .post(elsewhere)
        .send({ result: pcl5(6), because: 'X' })
        .expect(404)
      await world.maria
        .post(`${place()}/${wrong.id}/correction`)
        .send({ result: pcl5(6), because: 'X' })
        .expect(403)
      expect(await kept()).to.equal(1)
      const both = await Promise.all([correct(wrong.id, pcl5(6)), correct(wrong.id, pcl5(7))])
      expect(both.map(({ status }) => status).sort()).to.deep.equal([201, 409])
      expect([await kept(), await triage()]).to.deep.equal([2, ['dropped']])
    })
  })

  describe('and those before it', () => {
    it('show how the client moved, over referrals, within one measure and version, without superseded ones', async () => {
      const sentAt = new Date('2026-01-05T06:00:00.000Z')
      const before = await world.sent({ state: 'in-service', sentAt })
      await referral.update({ sentAt })
      await build.referralWorker({ referralId: before.id, userId: world.counsellor.id })
      await noor
        .post(`/referrals/${before.id}/measures`)
        .send(pcl5(40, { takenOn: '2026-01-10' }))
        .expect(201)
      const wrong = (await record(pcl5(80, { takenOn: '2026-02-10' })).expect(201)).body
      await noor
        .post(`${place()}/${wrong.id}/correction`)
        .send({ result: pcl5(34, { takenOn: '2026-02-10' }), because: 'Misread' })
        .expect(201)
      await record(pcl5(28)).expect(201)
      await record({ ...told, measure: 'pcl5', items: inOrder(1, 1) }).expect(201)
      await record(gad7(1, 1, 1, 1, 1, 1, 1)).expect(201)
      const { body } = await noor.get(`${place()}/changes`).expect(200)
      const series = Object.fromEntries(body.items.map((one: { measure: string }) => [one.measure, one]))
      expect(series.gad7.points).to.have.length(1)
      expect(series.gad7.points[0]).to.include({ total: 7, sincePrevious: null, sinceFirst: null })
      expect(series.pcl5).to.include({ version: 1, withoutTotal: 1 })
      type Point = { total: number; sincePrevious: Change; sinceFirst: Change }
      type Change = { difference: number; direction: string } | null
      const moved = (change: Change) => change && `${change.direction} ${change.difference}`
      expect(
        series.pcl5.points.map(({ total, sincePrevious, sinceFirst }: Point) => [
          total,
          moved(sincePrevious),
          moved(sinceFirst),
        ]),
      ).to.deep.equal([
        [40, null, null],
        [34, 'better -6', 'better -6'],
        [28, 'better -6', 'better -12'],
      ])
      const { published } = series.pcl5.points[2].sinceFirst
      const reached = published.map(({ code, reached }: { code: string; reached: boolean }) => [
        code,
        reached,
      ])
      expect(reached).to.deep.include(['meaningful', true]).and.deep.include(['male-veterans', false])
    })

    it('leave out referrals that somebody else serves', async () => {
      const other = await world.sent({ state: 'in-service' })
      const colleague = await build.counsellor()
      await build.referralWorker({ referralId: other.id, userId: colleague.id })
      const theirs = await as(colleague)
      await theirs.post(`/referrals/${other.id}/measures`).send(pcl5(40)).expect(201)
      await record(pcl5(20)).expect(201)
      const { body } = await noor.get(`${place()}/changes`).expect(200)
      expect(body.items[0].points.map(({ total }: { total: number }) => total)).to.deep.equal([20])
    })
  })

  it('lies unreadable in the table, and is in no log, audit entry, task or mail', async () => {
    await record({ ...gad7(3, 3, 3, 3, 3, 3, 3), interpreter: 'Canary Quillfeather' }).expect(201)
    const [rows] = await database().query('SELECT given, total, interpreter FROM measure_results')
    for (const value of Object.values((rows as Record<string, string>[])[0] ?? {}))
      expect(value).to.match(/^\w+\.[\w-]+\./)
    const tasks = (await Task.findAll()).map(({ note }) => note)
    const told = JSON.stringify([await AuditEntry.findAll(), tasks, await OutboxMessage.findAll(), logged])
    expect(told).not.to.match(/Canary|gad7|moderate|severe|"total"/i)
  })
})

describe('the catalogue of measures', () => {
  it('tells a worker what can be recorded: ranges, thresholds with source and population, licence', async () => {
    const { body } = await (await as(await build.counsellor())).get('/measures').expect(200)
    const codes = body.items.map(({ code }: { code: string }) => code)
    expect(codes).to.include.members(['who5', 'phq9', 'gad7', 'rhs13', 'rhs15', 'srq20', 'pcl5'])
    for (const measure of body.items) {
      expect(measure.range.most).to.be.greaterThan(measure.range.least)
      expect(measure.licence.terms).to.be.a('string').and.not.equal('')
      for (const { population, source } of measure.thresholds)
        expect([population, source].every(Boolean)).to.equal(true)
      if (measure.itemTexts === 'not-held')
        expect(measure.items.every(({ text }: { text: string | null }) => text === null)).to.equal(true)
    }
  })

  it('is for those who record services', async () => {
    for (const user of [await build.caseworker(), await build.director(), await build.manager()])
      await (await as(user)).get('/measures').expect(403)
  })
})
