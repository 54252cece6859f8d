import { expect } from 'chai'
import { hashToken, newSecret } from '../../../commands/access/secrets.ts'
import { Consent } from '../../../models/Consent.ts'
import { ConsentRecall } from '../../../models/ConsentRecall.ts'
import { leaseKinds } from '../../../models/ConsentScope.ts'
import { Offer } from '../../../models/Offer.ts'
import { Task } from '../../../models/Task.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { answer, by, check, firmOf, ladderWorld, mails, openLadder, standing } from '../matters/ladders.ts'
import { draftOf, refused, type World, world } from '../matters/world.ts'
import { limitation, say } from './events.ts'

const withdraw = async (w: World, body: object = {}) =>
  (await as(w.lead)).put(`/consents/${w.consent.id}/withdrawal`).send(body)

const tasks = async () => {
  const open = await Task.findAll({ where: { state: 'open' }, order: ['kind'] })
  return open.map(({ kind, owedBy }) => `${kind} ${owedBy}`)
}

describe('withdrawing a consent', () => {
  it('happens once, and ends the access of the firm with its next request', async () => {
    const w = await world()
    const before = (await Consent.findByPk(w.consent.id, { rejectOnEmpty: true })).toJSON()
    const lawyer = await as(w.lawyer)
    await lawyer.get(`/matters/${w.matter.id}`).expect(200)
    const { body } = await withdraw(w, { reason: 'She fears the firm' })
    expect(body).to.include({ id: w.consent.id, kind: 'given', state: 'withdrawn' })
    await refused(404, () => lawyer.get(`/matters/${w.matter.id}`))
    expect((await withdraw(w)).status).to.equal(409)
    const added = await Consent.findOne({ where: { endsId: w.consent.id }, rejectOnEmpty: true })
    expect(added).to.include({ kind: 'withdrawn', occurredOn: '2026-03-18', recordedBy: w.lead.id })
    expect(added).to.include({ reason: 'She fears the firm', firmId: w.firm.id })
    expect((await Consent.findByPk(w.consent.id))?.toJSON()).to.deep.equal(before)
    expect(await auditVerbs()).to.deep.equal([
      ...['matter.opened', 'offer.withdrawn', 'task.opened', 'task.opened', 'consent.withdrawn'],
    ])
  })

  it('is refused for what has ended, for what is no consent, and on a day that cannot be', async () => {
    const w = await world()
    const lead = await as(w.lead)
    const at = (id: string) => `/consents/${id}/withdrawal`
    for (const occurredOn of ['2026-03-19', '2026-01-31', '2026-02-31', 7]) {
      await refused(422, () => lead.put(at(w.consent.id)).send({ occurredOn }))
    }
    await refused(422, () => lead.put(at(w.consent.id)).send({ state: 'withdrawn' }))
    await w.consent.update({ expiresOn: '2026-03-17' })
    await refused(409, () => lead.put(at(w.consent.id)))
    const { id } = await build.consentEnd(w.consent, { kind: 'expired' })
    await refused(409, () => lead.put(at(id)))
    const said = await build.consent({ clientId: w.client.id, firmId: w.otherFirm.id, kind: 'refused' })
    await refused(409, () => lead.put(at(said.id)))
  })

  it('is nothing to somebody behind a wall', async () => {
    const w = await world()
    await build.wall({ caseId: w.legalCase.id, userId: w.director.id })
    const director = await as(w.director)
    await refused(404, () => director.put(`/consents/${w.consent.id}/withdrawal`))
    await refused(404, () => director.get(`/clients/${w.client.id}/consents`))
    await refused(404, () => director.get(`/clients/${w.client.id}/disclosures`))
    expect((await director.get('/consents').expect(200)).body.items).to.deep.equal([])
  })

  it('writes one event of five requests that come at the same time', async () => {
    const w = await world()
    const answers = await Promise.all(Array.from({ length: 5 }, () => withdraw(w)))
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 409, 409, 409, 409])
    expect(await Consent.count({ where: { endsId: w.consent.id } })).to.equal(1)
    expect(await ConsentRecall.count()).to.equal(1)
  })

  it('tells the firm what to do by mail, and the lead whose matter stands without consent', async () => {
    const w = await world()
    await w.client.update({ fullName: 'Canary Quillfeather' })
    await withdraw(w, { reason: 'Canary' })
    const [mail, ...others] = await mails()
    expect(others).to.deep.equal([])
    expect(mail).to.include({ kind: 'consent-recall', to: w.coordinator.signInName })
    expect(mail?.text).to.contain(w.matter.reference).and.contain('documents').and.not.contain('Canary')
    expect(await tasks()).to.deep.equal([
      'consent-recall firm_coordinator',
      'matter-without-consent caseworker',
    ])
  })

  it('asks the lead to tell a firm that nobody can write to, and a firm behind a wall hears nothing', async () => {
    for (const shut of ['nobody', 'wall'] as const) {
      const w = await world()
      if (shut === 'nobody') await w.coordinator.update({ status: 'suspended' })
      else await build.wall({ caseId: w.legalCase.id, firmId: w.firm.id })
      const before = (await mails()).length
      await withdraw(w)
      expect(await mails(), shut).to.have.length(before)
      const told = await Task.findOne({ where: { kind: 'recall-in-person', ownerId: w.lead.id } })
      expect(told?.note, shut).to.contain(w.client.reference)
    }
  })

  it('is no mail to a coordinator whom a wall keeps from the case', async () => {
    const w = await world()
    const second = await build.coordinator(w.firm)
    await build.wall({ caseId: w.legalCase.id, userId: w.coordinator.id })
    await withdraw(w)
    expect((await mails()).map(({ to }) => to)).to.deep.equal([second.signInName])
    const walled = await (await as(w.coordinator)).get('/consent-recalls').expect(200)
    expect(walled.body.items).to.deep.equal([])
  })
})

describe('an offer to a firm that the client no longer wants', () => {
  const agreed = async () => {
    const w = await ladderWorld()
    const consent = await build.consent({ clientId: w.client.id, firmId: w.alder.firm.id })
    await openLadder(w)
    expect(await firmOf(w)).to.equal(w.alder.firm.id)
    const lead = await by(w.lead)
    return { w, withdrawal: () => lead.put(`/consents/${consent.id}/withdrawal`).expect(200) }
  }

  it('ends with the consent: its link opens nothing, its slip is shut, and the next firm is asked', async () => {
    const { w, withdrawal } = await agreed()
    const { token, tokenHash } = newSecret()
    await Offer.update({ answerTokenHash: tokenHash }, { where: { state: 'offered' } })
    await withdrawal()
    expect(await standing(w)).to.include.members(['Alder LLP withdrawn', 'Birch LLP offered'])
    expect(await Offer.count({ where: { answerTokenHash: hashToken(token) } })).to.equal(0)
    const coordinator = await by(w.alder.coordinator)
    await coordinator.get(`/matters/${w.matter.id}/slip`).expect(404)
    expect((await mails()).at(-1)).to.include({ kind: 'consent-recall', to: w.alder.coordinator.signInName })
  })

  it('ends while the firm checks for conflicts, too', async () => {
    const { w, withdrawal } = await agreed()
    await answer(w, w.alder, { answer: 'yes' })
    await withdrawal()
    await check(w, w.alder, { outcome: 'clear' }, 404)
    expect(await firmOf(w)).to.equal(w.birch.firm.id)
  })
})

describe('what a limitation leaves open to the lawyer', () => {
  /** What the lawyer still reads when one kind is missing; the rest of the file goes on. */
  const open = async (w: World) => {
    const lawyer = await as(w.lawyer)
    const at = `/matters/${w.matter.id}`
    const paths: Record<string, string> = {
      notes: `${at}/notes`,
      drafts: `${at}/drafts`,
      handovers: `${at}/handovers`,
      steps: `/cases/${w.legalCase.id}/steps`,
      deadlines: `/cases/${w.legalCase.id}/deadlines`,
      parties: `/cases/${w.legalCase.id}/parties`,
    }
    const found = []
    for (const [name, path] of Object.entries(paths)) {
      const { status } = await lawyer.get(path)
      expect(status, name).to.be.oneOf([200, 403])
      if (status === 200) found.push(name)
    }
    const { body } = await lawyer.get(`/clients/${w.client.id}`).expect(200)
    if (body.fullName !== undefined) found.push('name')
    return found
  }
  const everything = ['notes', 'drafts', 'handovers', 'steps', 'deadlines', 'parties', 'name']
  const hanging: Record<string, string[]> = {
    identity: ['name'],
    claim: ['notes', 'parties'],
    steps: ['steps'],
    deadlines: ['handovers', 'deadlines'],
    documents: ['drafts'],
  }

  for (const [kind, shut] of Object.entries(hanging)) {
    it(`is everything but ${shut.join(' and ')} without ${kind}`, async () => {
      const w = await world()
      await draftOf(w)
      expect(await open(w)).to.deep.equal(everything)
      const dataKinds = leaseKinds.filter(one => one !== kind)
      await say(await as(w.lead), w, limitation(w, { dataKinds })).expect(201)
      expect(await open(w)).to.deep.equal(everything.filter(one => !shut.includes(one)))
    })
  }

  it('shows in the matter what is still agreed, and nothing else', async () => {
    const w = await world()
    await build.deadline({ caseId: w.legalCase.id })
    const lawyer = await as(w.lawyer)
    const keys = async () => Object.keys((await lawyer.get(`/matters/${w.matter.id}`).expect(200)).body)
    expect(await keys()).to.include.members(['client', 'steps', 'deadlines', 'scope'])
    const narrowed = { dataKinds: ['claim', 'steps'] }
    const { body } = await say(await as(w.lead), w, limitation(w, narrowed)).expect(201)
    expect(await keys())
      .to.include.members(['steps', 'scope'])
      .and.not.include('deadlines')
    const { client } = (await lawyer.get(`/matters/${w.matter.id}`).expect(200)).body
    expect(client).to.have.all.keys('id', 'reference', 'status')
    await say(await as(w.lead), w, limitation(w, { endsId: body.id, dataKinds: ['steps'] })).expect(201)
    expect(await keys()).to.not.include.oneOf(['client', 'scope', 'steps', 'team'])
    expect((await lawyer.get('/my/deadlines').expect(200)).body.items).to.deep.equal([])
  })

  it('asks the firm for what is no longer agreed', async () => {
    const w = await world()
    await say(await as(w.lead), w, limitation(w)).expect(201)
    const [mail] = await mails()
    expect(mail?.text).to.contain('No longer shared: identity, steps, documents')
    expect(await tasks()).to.deep.equal(['consent-recall firm_coordinator'])
  })
})
