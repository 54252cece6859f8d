import { expect } from 'chai'
import { nobody } from '../../../commands/context.ts'
import { record } from '../../../commands/record.ts'
import { contextAt } from '../../../jobs/place.ts'
import { runDue } from '../../../jobs/worker.ts'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { inTransaction } from '../../../models/database.ts'
import { Report } from '../../../models/Report.ts'
import { RoleGrant } from '../../../models/RoleGrant.ts'
import { look } from '../../reports/layout/bytes.ts'
import { needs, textOf } from '../../reports/layout/tools.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { place } from '../../support/jobs.ts'
import { asPdf } from '../../support/pdf.ts'
import { refused, type World, world } from '../matters/world.ts'

const order = (w: World, clientId = w.client.id) => ({ kind: 'access-statement', clientId })

async function made(browser: Browser, w: World) {
  const { id } = (await browser.post('/reports').send(order(w)).expect(202)).body
  await runDue(place)
  const { body } = await browser.get(`/reports/${id}`).expect(200)
  return body as { id: string; state: string; failure: string | null; fingerprint: string }
}

const statements = () => AuditEntry.findAll({ where: { action: 'client.statement-made' } })

/** So many entries about the client, none of which is like the one before it. */
async function readOften(w: World, times: number): Promise<void> {
  const context = { ...contextAt(place), actor: { ...nobody, id: w.lead.id, roles: ['caseworker' as const] } }
  const verbs = ['client.opened', 'client.changed']
  await inTransaction(async () => {
    for (let time = 0; time < times; time++) {
      const now = new Date(context.now.getTime() + time * 3_600_000)
      const subject = { type: 'Client', id: w.client.id }
      await record({ ...context, now }, verbs[time % 2] ?? '', subject)
    }
  })
}

describe('the access statement of a client as a report', () => {
  it('is made in the background, says what the document at once says, and can be verified', async function () {
    this.timeout(60_000)
    needs(this, 'pdftotext')
    const w = await world()
    await (await as(w.lead)).get(`/clients/${w.client.id}`).expect(200)
    const officer = await as(w.officer)
    const { id, state, fingerprint } = await made(officer, w)
    expect(state).to.equal('finished')
    const { body, headers } = await asPdf(officer, `/reports/${id}/file`).expect(200)
    expect(headers['content-disposition']).to.include(`access-statement-${w.client.reference}.pdf`)
    expect(textOf(body)).to.include(w.client.fullName).and.include(w.lead.displayName)
    const { kind } = (await officer.get(`/reports/verify/${fingerprint}`).expect(200)).body
    expect(kind).to.equal('access-statement')
  })

  it('is recorded about the client with its code once it is made, and not when it is asked for', async () => {
    const w = await world()
    const officer = await as(w.officer)
    await officer.post('/reports').send(order(w)).expect(202)
    expect(await statements()).to.have.length(0)
    await runDue(place)
    const [entry, ...others] = await statements()
    expect(others).to.have.length(0)
    expect(entry).to.include({ subjectId: w.client.id, actorId: w.officer.id })
    expect(JSON.parse(String(entry?.details)).outcome).to.match(/^AS-/)
    const { readings } = (await officer.get(`/clients/${w.client.id}/access-statement`).expect(200)).body
    expect(readings.at(-1).what).to.equal('Made a statement like this one')
  })

  it('is refused to everybody but the privacy officer, and leaves nothing behind', async () => {
    const w = await world()
    for (const person of [w.lead, w.director]) {
      const browser = await as(person)
      await refused(403, () => browser.post('/reports').send(order(w)))
    }
    for (const person of [w.manager, w.coordinator, w.counsellor]) {
      const browser = await as(person)
      await refused(404, () => browser.post('/reports').send(order(w)))
    }
    expect(await Report.count()).to.equal(0)
  })

  it('does not exist for a client that does not, nor behind a wall', async () => {
    const w = await world()
    const officer = await as(w.officer)
    const nobodys = '01999999-9999-7999-8999-999999999999'
    await refused(404, () => officer.post('/reports').send(order(w, nobodys)))
    const { errors } = (await officer.post('/reports').send(order(w, 'everybody')).expect(422)).body
    expect(errors[0].pointer).to.equal('/clientId')
    await build.wall({ caseId: w.legalCase.id, userId: w.officer.id })
    await refused(404, () => officer.post('/reports').send(order(w)))
  })

  it('is judged again when it is made and when it is fetched', async () => {
    const w = await world()
    const officer = await as(w.officer)
    const { id } = await made(officer, w)
    const waiting = (await officer.post('/reports').send(order(w)).expect(202)).body.id
    await build.wall({ caseId: w.legalCase.id, userId: w.officer.id })
    await runDue(place)
    await officer.get(`/reports/${id}/file`).expect(404)
    const { state, failure } = (await officer.get(`/reports/${waiting}`).expect(200)).body
    expect([state, failure]).to.deep.equal(['failed', 'rights-lost'])
    expect(await statements()).to.have.length(1)
  })

  it('is not handed to a director, who sees that it was asked for', async () => {
    const w = await world()
    const { id } = await made(await as(w.officer), w)
    const director = await as(w.director)
    await director.get(`/reports/${id}`).expect(200)
    await director.get(`/reports/${id}/file`).expect(403)
    await RoleGrant.destroy({ where: { userId: w.officer.id } })
    await (await as(w.officer)).get(`/reports/${id}/file`).expect(404)
  })

  it('takes the place of the document at once where it is long, which then says so and makes nothing', async function () {
    this.timeout(120_000)
    const w = await world()
    await readOften(w, 301)
    const officer = await as(w.officer)
    const { body } = await officer.get(`/clients/${w.client.id}/access-statement.pdf`).expect(409)
    expect(body.detail)
      .to.match(/30\d lines/)
      .and.include('POST /api/v1/reports')
    expect(await auditVerbs()).to.not.include('client.statement-made')
    const { id } = await made(officer, w)
    const { body: file } = await asPdf(officer, `/reports/${id}/file`).expect(200)
    expect(look(file).tags('TR')).to.be.above(301)
  })
})
