import { expect } from 'chai'
import type { Response } from 'supertest'
import { Contact } from '../../../models/Contact.ts'
import { Conversation } from '../../../models/Conversation.ts'
import { newId } from '../../../models/columns.ts'
import { database } from '../../../models/database.ts'
import { EngagementStep } from '../../../models/EngagementStep.ts'
import type { Firm } from '../../../models/Firm.ts'
import { FirmStanding } from '../../../models/FirmStanding.ts'
import { Task } from '../../../models/Task.ts'
import { anyone, as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'

const contacted = { stage: 'contacted', happenedOn: '2026-03-02' }
const next = { what: 'Send the training programme', dueOn: '2026-03-25' }

describe('talks with a firm', () => {
  let firm: Firm
  let manager: Browser

  beforeEach(async () => {
    firm = await build.firm({ status: 'prospect', name: 'Ashworth' })
    manager = await as(await build.manager())
  })

  const step = (body: object, of = firm, browser = manager) =>
    browser.post(`/firms/${of.id}/engagement`).send(body)
  const pipeline = async (query = '') => (await manager.get(`/prospects${query}`).expect(200)).body.items

  it('are written down step by step, and make a firm engaged with the first after the contact', async () => {
    const { body } = await step({ ...contacted, note: 'Asked \u202eabout us' }).expect(201)
    expect(body).to.include({ stage: 'contacted', note: 'Asked ⟦U+202E⟧about us' })
    expect((await firm.reload()).status).to.equal('prospect')
    await step({ stage: 'education-session', happenedOn: '2026-03-10' }).expect(201)
    expect((await firm.reload()).status).to.equal('engaged')
    await step({ stage: 'proposal', happenedOn: '2026-03-17' }).expect(201)

    const { body: page } = await manager.get(`/firms/${firm.id}/engagement?limit=2`).expect(200)
    expect(page.items.map(({ stage }: { stage: string }) => stage)).to.deep.equal([
      'proposal',
      'education-session',
    ])
    expect(page.next).to.be.a('string')
    expect((await FirmStanding.findAll()).map(({ status, because }) => [status, because])).to.deep.equal([
      ['engaged', 'engaged'],
    ])
    const [rows] = await database().query('SELECT note FROM engagement_steps')
    expect(JSON.stringify(rows)).not.to.include('Asked')
    expect(await auditVerbs()).to.deep.equal(Array(3).fill('engagement.recorded'))
  })

  it('that were declined engage nobody, and those with a firm that left begin anew', async () => {
    await step({ stage: 'declined', happenedOn: '2026-03-02' }).expect(201)
    expect((await firm.reload()).status).to.equal('prospect')
    const former = await build.firm({ status: 'former' })
    await step(contacted, former).expect(201)
    expect((await former.reload()).status).to.equal('former')
    await step({ stage: 'proposal', happenedOn: '2026-03-10' }, former).expect(201)
    expect((await former.reload()).status).to.equal('engaged')
  })

  it('are not held with partners', async () => {
    for (const status of ['partner', 'paused'] as const) {
      await step(contacted, await build.firm({ status })).expect(409)
    }
    expect(await EngagementStep.count()).to.equal(0)
  })

  it('leave one action open, which the next step keeps, replaces or settles', async () => {
    const open = async () => {
      const tasks = await Task.findAll({ where: { kind: 'next-action', state: 'open' } })
      return tasks.map(({ note, owedBy, dueOn }) => [note, owedBy, dueOn])
    }
    await step({ ...contacted, next }).expect(201)
    expect(await open()).to.deep.equal([[next.what, 'partnerships_manager', next.dueOn]])
    await step({ stage: 'proposal', happenedOn: '2026-03-03' }).expect(201)
    expect(await open()).to.have.length(1)
    await step({ ...contacted, next: { what: 'Call again', dueOn: '2026-03-18' } }).expect(201)
    expect(await open()).to.deep.equal([['Call again', 'partnerships_manager', '2026-03-18']])
    await step({ ...contacted, next: null }).expect(201)
    expect(await open()).to.deep.equal([])
    expect(await Task.count({ where: { state: 'done' } })).to.equal(2)
  })

  it('leave one action open when two write at the same moment', async () => {
    const answers = await Promise.all(
      ['One', 'Two'].map(what => step({ ...contacted, next: { ...next, what } })),
    )
    expect(answers.map(({ status }) => status)).to.deep.equal([201, 201])
    expect(await Task.count({ where: { state: 'open' } })).to.equal(1)
  })

  it('do not concern other firms’ actions', async () => {
    const other = await build.firm({ status: 'prospect' })
    await step({ ...contacted, next }, other).expect(201)
    await step({ ...contacted, next: null }).expect(201)
    expect(await Task.count({ where: { state: 'open', firmId: other.id } })).to.equal(1)
  })

  it('refuse what did not happen and cannot be done', async () => {
    const refused: [object, string][] = [
      [{ ...contacted, happenedOn: '2026-03-19' }, '/happenedOn'],
      [{ ...contacted, stage: 'won' }, '/stage'],
      [{ ...contacted, next: { ...next, dueOn: '2026-03-17' } }, '/next/dueOn'],
      [{ ...contacted, next: { what: 'x' } }, '/next/dueOn'],
      [{ ...contacted, firmId: firm.id }, '/firmId'],
    ]
    for (const [body, pointer] of refused) {
      const answer = await step(body).expect(422)
      expect(answer.body.errors[0].pointer).to.equal(pointer)
    }
    expect([await EngagementStep.count(), await Task.count()]).to.deep.equal([0, 0])
    expect(await auditVerbs()).to.deep.equal([])
  })

  describe('stand in a pipeline that', () => {
    it('says how far they are, for how long, and what comes next', async () => {
      const fresh = await build.firm({ status: 'prospect', name: 'Fresh \u202e' })
      await build.firm({ status: 'former' })
      await build.partnerFirm()
      await FirmStanding.create({
        ...{ id: newId(), firmId: fresh.id, status: 'prospect', sinceOn: '2026-03-17' },
        because: 'first-contact',
      })
      await step({ stage: 'proposal', happenedOn: '2026-03-04' }).expect(201)
      await step({ ...contacted, next }).expect(201)

      const items = await pipeline()
      expect(items).to.have.length(2)
      expect(items[0]).to.deep.include({
        id: firm.id,
        name: 'Ashworth',
        status: 'engaged',
        stage: 'proposal',
      })
      expect(items[0]).to.include({ since: '2026-03-04', daysWaiting: 14 })
      expect(items[0].nextAction).to.deep.include(next)
      expect(items[1]).to.deep.equal({
        ...{ id: fresh.id, name: 'Fresh ⟦U+202E⟧', status: 'prospect', stage: null },
        ...{ since: '2026-03-17', daysWaiting: 1, nextAction: null },
      })
    })

    it('comes in pages by the day of the next action, each firm once, those without one last', async () => {
      const order = ['2026-03-30', '2026-03-20', '2026-03-20', null]
      for (const dueOn of order) {
        const of = await build.firm({ status: 'prospect' })
        await step({ ...contacted, next: dueOn ? { what: 'x', dueOn } : null }, of).expect(201)
      }
      await firm.destroy()
      const days: (string | undefined)[] = []
      const seen = new Set<string>()
      let query = '?limit=1'
      while (query) {
        const { body }: Response = await manager.get(`/prospects${query}`).expect(200)
        days.push(body.items[0].nextAction?.dueOn)
        seen.add(body.items[0].id)
        query = body.next ? `?limit=1&cursor=${body.next}` : ''
      }
      expect(days).to.deep.equal(['2026-03-20', '2026-03-20', '2026-03-30', undefined])
      expect(seen.size).to.equal(4)
      const backwards = await pipeline('?sort=-nextActionOn')
      expect(backwards[0].nextAction).to.equal(null)
    })

    it('is filtered by stage and standing', async () => {
      const other = await build.firm({ status: 'prospect' })
      await step(contacted).expect(201)
      await step({ stage: 'checks', happenedOn: '2026-03-10' }, other).expect(201)
      const ids = async (query: string) => (await pipeline(query)).map(({ id }: { id: string }) => id)
      expect(await ids('?stage=checks')).to.deep.equal([other.id])
      expect(await ids('?status=prospect')).to.deep.equal([firm.id])
      await manager.get('/prospects?status=partner').expect(422)
      await manager.get('/prospects?sort=name').expect(422)
    })
  })

  it('include conversations, with a contact of that firm', async () => {
    const contactOf = async (of: Firm) =>
      Contact.create({
        ...{ id: newId(), firmId: of.id, name: 'Inês', roles: ['partner-in-charge'], language: 'en' },
        startsOn: '2026-01-01',
      })
    const [ours, theirs] = [await contactOf(firm), await contactOf(await build.firm())]
    const talk = (body: object) => manager.post(`/firms/${firm.id}/conversations`).send(body)
    const call = { kind: 'call', heldOn: '2026-03-17' }
    const { body } = await talk({ ...call, contactId: ours.id, withSenior: true, note: 'Capacity' }).expect(
      201,
    )
    expect(body).to.deep.include({ ...call, contactId: ours.id, withSenior: true, note: 'Capacity' })
    await talk({ kind: 'event', heldOn: '2026-03-18' }).expect(201)
    for (const wrong of [
      { contactId: theirs.id },
      { heldOn: '2026-03-19' },
      { kind: 'rumour' },
      { withSenior: 1 },
    ]) {
      await talk({ ...call, ...wrong }).expect(422)
    }
    const page = await manager.get(`/firms/${firm.id}/conversations`).expect(200)
    expect(page.body.items.map(({ kind }: { kind: string }) => kind)).to.deep.equal(['event', 'call'])
    expect(page.body.items[0]).to.include({ contactId: null, withSenior: false, note: null })
    expect(await Conversation.count()).to.equal(2)
    expect(await auditVerbs()).to.deep.equal(Array(2).fill('conversation.recorded'))
  })

  it('are the programme’s own business', async () => {
    const partner = await build.partnerFirm()
    const call = { kind: 'call', heldOn: '2026-03-17' }
    const table: [Browser, number, number][] = [
      [await as(await build.coordinator(partner)), 403, 403],
      [await as(await build.partnerLawyer(partner)), 403, 403],
      [await as(await build.caseworker()), 403, 403],
      [await as(await build.coordinator(firm)), 404, 403],
      [await as(await build.administrator()), 404, 403],
      [anyone(), 401, 401],
    ]
    for (const [browser, one, all] of table) {
      for (const path of ['engagement', 'conversations']) {
        await browser.get(`/firms/${partner.id}/${path}`).expect(one)
      }
      await step(contacted, partner, browser).expect(one)
      await browser.post(`/firms/${partner.id}/conversations`).send(call).expect(one)
      await browser.get('/prospects').expect(all)
    }
    const director = await as(await build.director())
    await step(contacted, firm, director).expect(201)
    await director.post(`/firms/${partner.id}/conversations`).send(call).expect(201)
    await director.get('/prospects').expect(200)
    expect(await EngagementStep.count()).to.equal(1)
  })
})
