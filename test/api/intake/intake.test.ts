import { expect } from 'chai'
import { countIntake, prepareIntake, waitForIntake } from '../../../commands/psychosocial/intakeLane.ts'
import { MOST_WAITING } from '../../../commands/psychosocial/receiveIntake.ts'
import { schedule } from '../../../jobs/schedule.ts'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { newId } from '../../../models/columns.ts'
import { database } from '../../../models/database.ts'
import { Intake } from '../../../models/Intake.ts'
import { newReference } from '../../../models/reference.ts'
import { SignInDelay } from '../../../models/SignInDelay.ts'
import { Task } from '../../../models/Task.ts'
import { anyone, as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { contextOf } from '../../support/context.ts'
import { logged, pass } from '../../support/house.ts'
import { workAt } from '../../support/jobs.ts'

const asked = {
  kind: 'self',
  urgency: 'urgent',
  language: 'ur',
  name: 'Canary Quillfeather',
  contact: '5550 0177',
  message: 'I cannot sleep. Canary',
}

const { 'intake.watch': watching } = schedule.recurring
const { 'intake.forget': forgetting } = schedule.recurring
const onlyThis = { recurring: watching ? { 'intake.watch': watching } : {}, requested: {} }

const post = (body: object = asked) => anyone().post('/intake').send(body)

describe('the public form', () => {
  it('answers with a code that tells nothing, and keeps what was written unreadable in the table', async () => {
    const { body } = await post().expect(201)
    expect(Object.keys(body)).to.deep.equal(['reference'])
    expect(body.reference).to.match(/^IN-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    const [rows] = await database().query('SELECT * FROM intakes')
    expect(JSON.stringify(rows)).not.to.match(/Canary|5550/)
    expect(logged.join('')).not.to.match(/Canary|5550/)
    expect(JSON.stringify(await AuditEntry.findAll())).not.to.match(/Canary|5550/)
    expect(await auditVerbs()).to.deep.equal(['intake.received'])
  })

  it('refuses what it did not ask for', async () => {
    for (const wrong of [
      { kind: 'spy' },
      { urgency: 'now' },
      { contact: '' },
      { message: undefined },
      { message: 'x'.repeat(4001) },
      { name: 'Two\nlines' },
      { state: 'taken-up' },
      { clientId: newId() },
    ]) {
      await SignInDelay.destroy({ where: {} })
      await post({ ...asked, ...wrong }).expect(422)
    }
    expect(await Intake.count()).to.equal(0)
  })

  it('has a director look while something waits, and once more for emergencies, until nothing waits', async () => {
    const open = async () => {
      const tasks = await Task.findAll({ where: { state: 'open' }, order: ['kind'] })
      return tasks.map(({ kind, owedBy }) => `${kind} ${owedBy}`)
    }
    const decideAll = () =>
      Intake.update({ state: 'refused', triagedAt: new Date() }, { where: { state: 'waiting' } })
    await post().expect(201)
    await post().expect(201)
    await workAt('2026-03-18T06:05:00.000Z', onlyThis)
    await workAt('2026-03-18T06:10:00.000Z', onlyThis)
    expect(await open()).to.deep.equal(['intake-waits director'])
    await post({ ...asked, urgency: 'emergency' }).expect(201)
    await workAt('2026-03-18T06:15:00.000Z', onlyThis)
    expect(await open()).to.deep.equal(['intake-emergency director', 'intake-waits director'])
    await decideAll()
    await workAt('2026-03-18T06:20:00.000Z', onlyThis)
    expect(await open()).to.deep.equal([])
    await post({ ...asked, urgency: 'emergency' }).expect(201)
    await workAt('2026-03-18T06:25:00.000Z', onlyThis)
    expect(await open()).to.have.length(2)
  })

  it('posted a thousand times keeps five, and keeps nobody else out', async function () {
    this.timeout(120_000)
    const statuses = new Map<number, number>()
    for (let batch = 0; batch < 50; batch++) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => post()))
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect(Object.fromEntries(statuses)).to.deep.equal({ 201: 5, 429: 995 })
    expect(await Intake.count()).to.equal(5)
    expect(await SignInDelay.count()).to.equal(1)
    expect(await AuditEntry.count()).to.equal(5)
    const elsewhere = contextOf({ network: 'another' })
    expect(await waitForIntake(elsewhere)).to.equal(0)
    await prepareIntake(elsewhere)
    expect(await countIntake(elsewhere)).to.equal(0)
    await anyone().get('/health/live').expect(200)
  })

  it('says how long to wait, longer with each further post, and forgets after a day', async () => {
    for (let times = 0; times < 5; times++) await post().expect(201)
    const waits = []
    for (let times = 0; times < 8; times++) {
      const { headers } = await post().expect(429)
      waits.push(Number(headers['retry-after']))
      pass(Number(headers['retry-after']) / 60)
      await post().expect(201)
    }
    expect(waits).to.deep.equal([60, 120, 240, 480, 960, 1920, 3600, 3600])
    pass(24 * 60 + 1)
    await post().expect(201)
    await post().expect(201)
  })

  it('sends people to the telephone when too much waits, and opens again when somebody has looked', async () => {
    await Intake.bulkCreate(
      Array.from({ length: MOST_WAITING }, () => ({
        ...{ id: newId(), reference: newReference('IN'), kind: 'self' as const, urgency: 'routine' as const },
        ...{ state: 'waiting' as const, receivedAt: new Date('2026-03-17T06:00:00.000Z') },
      })),
    )
    const { headers } = await post().expect(503)
    expect(headers['retry-after']).to.equal('3600')
    expect(await Intake.count()).to.equal(MOST_WAITING)
    const [one] = await Intake.findAll({ limit: 1 })
    const browser = await as(await build.caseworker())
    await browser.put(`/intake/${one?.id}/triage`).send({ outcome: 'refused' }).expect(200)
    await post().expect(201)
  })
})

describe('the queue of what was asked from outside', () => {
  let maria: Browser
  const itemsFor = async (query = '', browser = maria) =>
    (await browser.get(`/intake${query}`).expect(200)).body.items as { id: string; reference: string }[]

  beforeEach(async () => {
    maria = await as(await build.caseworker())
  })

  it('shows emergencies first, then what waits longest, and no word that was written', async () => {
    const at = (day: string) => ({ receivedAt: new Date(`2026-03-${day}T06:00:00.000Z`) })
    const routine = await build.intake({ ...at('01'), message: 'Canary' })
    const later = await build.intake({ ...at('12'), urgency: 'urgent' })
    const earlier = await build.intake({ ...at('11'), urgency: 'urgent' })
    const emergency = await build.intake({ ...at('16'), urgency: 'emergency' })
    const order = [emergency, earlier, later, routine].map(({ id }) => id)
    const items = await itemsFor()
    expect(items.map(({ id }) => id)).to.deep.equal(order)
    expect(JSON.stringify(items)).not.to.match(/Canary|5550/)
    const first = await maria.get('/intake?limit=2').expect(200)
    const second = await itemsFor(`?limit=2&cursor=${first.body.next}`)
    expect([...first.body.items, ...second].map(({ id }) => id)).to.deep.equal(order)
    await maria.get('/intake?sort=message').expect(422)
  })

  it('is opened one by one, each time told in the audit log', async () => {
    const { id } = await build.intake({ name: 'Samira \u202eevil', contact: '5550 0123' })
    const { body } = await maria.get(`/intake/${id}`).expect(200)
    expect(body).to.include({ name: 'Samira ⟦U+202E⟧evil', contact: '5550 0123', state: 'waiting' })
    expect(await auditVerbs()).to.deep.equal(['intake.opened'])
  })

  it('is decided once: taken up with the file, passed on, refused, or emptied as spam', async () => {
    const lead = await build.caseworker()
    const theirs = await as(lead)
    const client = await build.client({ leadId: lead.id })
    const [mine, spam] = [await build.intake(), await build.intake({ name: 'Canary' })]
    const put = (id: string, body: object, browser = theirs) => browser.put(`/intake/${id}/triage`).send(body)
    await put(mine.id, { outcome: 'taken-up', clientId: client.id }, maria).expect(403)
    await put(mine.id, { outcome: 'taken-up', clientId: newId() }).expect(404)
    await put(mine.id, { outcome: 'refused', clientId: client.id }).expect(422)
    await put(mine.id, { outcome: 'waiting' }).expect(422)
    expect((await mine.reload()).state).to.equal('waiting')
    const { body } = await put(mine.id, { outcome: 'taken-up', clientId: client.id }).expect(200)
    expect(body).to.include({ state: 'taken-up', clientId: client.id, triagedBy: lead.id })
    await put(mine.id, { outcome: 'spam' }).expect(409)
    await put(spam.id, { outcome: 'spam' }).expect(200)
    expect(await spam.reload()).to.include({ name: null, contact: null, message: null })
    expect(await itemsFor()).to.deep.equal([])
    expect((await itemsFor('?state=taken-up')).map(({ id }) => id)).to.deep.equal([mine.id])
  })

  it('keeps no word of somebody who was not taken up for longer than ninety days', async () => {
    const theirs = await as(await build.caseworker())
    const [refused, passedOn, takenUp, waiting] = await Promise.all([0, 1, 2, 3].map(() => build.intake()))
    for (const [intake, outcome] of [
      [refused, 'refused'],
      [passedOn, 'passed-on'],
      [takenUp, 'taken-up'],
    ] as const) {
      await theirs.put(`/intake/${intake?.id}/triage`).send({ outcome }).expect(200)
    }
    const only = { recurring: forgetting ? { 'intake.forget': forgetting } : {}, requested: {} }
    const kept = async () => (await Intake.findAll()).filter(({ message }) => message !== null).length

    await workAt('2026-06-15T00:00:00.000Z', only)
    expect(await kept()).to.equal(4)
    await workAt('2026-06-17T00:00:00.000Z', only)
    expect(await kept()).to.equal(2)
    for (const gone of [refused, passedOn])
      expect(await gone?.reload()).to.include({ name: null, contact: null, message: null })
    expect((await takenUp?.reload())?.message).to.be.a('string')
    expect((await waiting?.reload())?.message).to.be.a('string')
    expect(await AuditEntry.count({ where: { action: 'intake.forgotten' } })).to.equal(2)
  })

  it('is decided by one of two who decide at the same moment', async () => {
    const { id } = await build.intake()
    const answers = await Promise.all([
      maria.put(`/intake/${id}/triage`).send({ outcome: 'refused' }),
      maria.put(`/intake/${id}/triage`).send({ outcome: 'passed-on' }),
    ])
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 409])
  })

  it('is for caseworkers and directors, and closed to all others', async () => {
    const { id } = await build.intake()
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
      await browser.get('/intake').expect(403)
      await browser.get(`/intake/${id}`).expect(404)
      await browser.put(`/intake/${id}/triage`).send({ outcome: 'refused' }).expect(404)
    }
    expect((await itemsFor('', await as(await build.director()))).length).to.equal(1)
    await maria.get(`/intake/${newId()}`).expect(404)
  })
})
