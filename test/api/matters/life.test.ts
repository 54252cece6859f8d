import { expect } from 'chai'
import { Matter } from '../../../models/Matter.ts'
import { anyone, as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { ended } from './world.ts'

describe('the life of a matter', () => {
  it('is created, offered, cleared, staffed, worked on, verified and closed', async () => {
    const lead = await build.caseworker()
    const firm = await build.partnerFirm()
    const person = await build.client({ leadId: lead.id, fullName: 'Amina Yusuf', nationalities: ['SO'] })
    const legalCase = await build.case({ lead, clientId: person.id })
    const lawyer = await build.partnerLawyer(firm)
    const caseworker = await as(lead)
    const manager = await as(await build.manager())
    const coordinator = await as(await build.coordinator(firm))
    const browser = await as(lawyer)

    const { body: made, headers } = await caseworker
      .post('/matters')
      .send({ caseId: legalCase.id, kind: 'appeal', scope: 'Appear before the board' })
      .expect(201)
    expect(headers.location).to.equal(`/api/v1/matters/${made.id}`)
    const at = `/matters/${made.id}`

    await coordinator.get(at).expect(404)
    await manager.put(`${at}/offer`).send({ firmId: firm.id }).expect(200)
    const { body: slip } = await coordinator.get(`${at}/slip`).expect(200)
    expect(slip).to.deep.equal({ names: ['Amina Yusuf'], nationalities: ['SO'], opposingBodies: [] })
    await coordinator.put(`${at}/conflict-check`).send({ outcome: 'clear' }).expect(204)
    await caseworker
      .post(`/clients/${person.id}/consents`)
      .send({
        kind: 'given',
        purpose: 'casework',
        firmId: firm.id,
        dataKinds: ['identity', 'claim', 'steps', 'deadlines', 'documents'],
        occurredOn: '2026-03-01',
        noticeVersion: '2026-01',
        language: 'so',
        proof: 'signature',
      })
      .expect(201)

    await browser.get(at).expect(404)
    await coordinator.post(`${at}/team`).send({ userId: lawyer.id, role: 'lead' }).expect(201)
    const { body: seen } = await browser.get(at).expect(200)
    expect(seen).to.deep.include({ scope: 'Appear before the board', status: 'active', caseId: legalCase.id })
    expect(seen.client.fullName).to.equal('Amina Yusuf')

    const work = { workedOn: '2026-03-18', minutes: 90, activity: 'drafting' }
    const { body: entry } = await browser.post(`${at}/hours`).send(work).expect(201)
    await coordinator.put(`/hours/${entry.id}/verification`).expect(200)
    expect((await Matter.findByPk(made.id))?.minutesGiven).to.equal(90)

    await caseworker.put(`${at}/closure`).send(ended).expect(200)
    await browser.get(at).expect(404)
    expect(await auditVerbs()).to.deep.equal([
      'matter.created',
      'matter.offered',
      'matter.slip-opened',
      'conflict-check.answered',
      'consent.recorded',
      'team-member.added',
      'matter.opened',
      'hours.recorded',
      'hours.verified',
      'matter.closed',
    ])
  })

  it('is hidden from nobody in particular and everybody alike without a sign-in', async () => {
    await anyone().get('/matters').expect(401)
    await anyone().post('/matters').send({}).expect(401)
    await anyone().get('/hours').expect(401)
    await anyone().get('/consents').expect(401)
  })
})
