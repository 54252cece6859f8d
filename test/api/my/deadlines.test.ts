import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import type { Case } from '../../../models/Case.ts'
import { Handover } from '../../../models/Handover.ts'
import { TeamMember } from '../../../models/TeamMember.ts'
import type { User } from '../../../models/User.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { clock } from '../../support/house.ts'
import { changesNothing, refused } from '../cases/world.ts'

const add = async (lead: User, legalCase: Case, name: string, legalLastDay: string, given: object = {}) =>
  (await as(lead))
    .post(`/cases/${legalCase.id}/deadlines`)
    .send({ name, legalLastDay, internalTarget: legalLastDay, source: 'A letter', ...given })
    .expect(201)

const mine = async (who: User) => (await (await as(who)).get('/my/deadlines').expect(200)).body.items
const names = async (who: User) => (await mine(who)).map((item: { name: string }) => item.name)

async function leased() {
  const lease = await build.lease()
  await add(lease.lead, lease.legalCase, 'Bundle', '2026-04-20', { internalTarget: '2026-04-13' })
  return lease
}

describe('GET /my/deadlines', () => {
  it('shows all that runs on my matters, however far ahead, the most urgent first', async () => {
    const { lawyer, lead, legalCase, matter } = await leased()
    await add(lead, legalCase, 'Overdue', '2026-03-01')
    await add(lead, legalCase, 'Far away', '2027-01-31')

    const items = await mine(lawyer)

    expect(items.map((item: { name: string }) => item.name)).to.deep.equal(['Overdue', 'Bundle', 'Far away'])
    expect(items[0]).to.include({ overdue: true, daysLeft: -17 })
    expect(items[1]).to.deep.include({
      overdue: false,
      daysLeft: 33,
      legalLastDay: '2026-04-20',
      internalTarget: '2026-04-13',
      soft: false,
      verified: false,
      handedToMe: null,
      matters: [{ id: matter.id, reference: matter.reference }],
    })
    expect(items[1].explanation).to.be.a('string').and.not.equal('')
  })

  it('shows a deadline once, though two matters of mine lie on its case', async () => {
    const { lawyer, lead, firm, legalCase, matter } = await leased()
    const active = { firmId: firm.id, status: 'active', conflictCheck: 'clear' } as const
    const second = await build.matter({ caseId: legalCase.id, ...active })
    const member = { matterId: second.id, userId: lawyer.id, startsOn: '2026-02-01', addedBy: lead.id }
    await TeamMember.create({ ...member, role: 'second' })

    const items = await mine(lawyer)

    expect(items).to.have.length(1)
    const references = items[0].matters.map((one: { reference: string }) => one.reference)
    expect(references).to.deep.equal([matter.reference, second.reference].sort())
  })

  it('says what was handed to me, and not what was handed to a colleague or taken back', async () => {
    const { lawyer, lead, firm, matter } = await leased()
    const colleague = await build.partnerLawyer(firm)
    const [{ deadlineId }] = await mine(lawyer)
    const offeredTo = { matterId: matter.id, deadlineId, fromId: lead.id, offeredAt: clock.now() }
    const theirs = await Handover.create({ ...offeredTo, toId: colleague.id, state: 'accepted' })
    expect((await mine(lawyer))[0].handedToMe).to.equal(null)
    await theirs.update({ toId: lawyer.id })
    expect((await mine(lawyer))[0].handedToMe).to.equal('accepted')
    await theirs.update({ state: 'withdrawn' })
    expect((await mine(lawyer))[0].handedToMe).to.equal(null)
    await Handover.create({ ...offeredTo, toId: lawyer.id, state: 'offered' })
    expect((await mine(lawyer))[0].handedToMe).to.equal('offered')
  })

  it('leaves out what was settled', async () => {
    const { lawyer, lead, legalCase } = await leased()
    const [{ deadlineId }] = await mine(lawyer)
    await (await as(lead))
      .put(`/cases/${legalCase.id}/deadlines/${deadlineId}/settlement`)
      .send({ outcome: 'void', on: '2026-03-18', because: 'Vacated' })
      .expect(204)
    expect(await names(lawyer)).to.deep.equal([])
  })

  it('is empty from the moment on which the lease ends, in the same session', async () => {
    const { lawyer, lead, consent } = await leased()
    const browser = await as(lawyer)
    expect((await browser.get('/my/deadlines').expect(200)).body.items).to.have.length(1)
    await (await as(lead)).put(`/consents/${consent.id}/withdrawal`).expect(200)
    expect((await browser.get('/my/deadlines').expect(200)).body).to.deep.equal({ items: [], next: null })
  })

  it('shows nothing from behind a wall, nor to colleagues off the team or lawyers of another firm', async () => {
    const { lawyer, firm, legalCase } = await leased()
    for (const other of [
      await build.partnerLawyer(firm),
      await build.partnerLawyer(await build.partnerFirm()),
    ]) {
      expect(await names(other)).to.deep.equal([])
    }
    await build.wall({ caseId: legalCase.id, userId: lawyer.id })
    expect(await names(lawyer)).to.deep.equal([])
  })

  it('says nothing of the client', async () => {
    const lease = await build.lease()
    await lease.client.update({ fullName: 'Canary Quillfeather', nationalities: ['PK'] })
    await add(lease.lead, lease.legalCase, 'Bundle', '2026-04-20')
    expect(JSON.stringify(await mine(lease.lawyer)))
      .to.include('Bundle')
      .and.not.match(/Canary|Quillfeather|PK|M05|TORTURE/)
  })

  it('audits which cases were shown, and nothing when there were none', async () => {
    const { lawyer, firm, legalCase } = await leased()
    await mine(lawyer)
    const entry = await AuditEntry.findOne({ where: { action: 'deadlines.opened' }, rejectOnEmpty: true })
    expect(entry).to.include({ actorId: lawyer.id, subject: 'Case', subjectId: null })
    expect(JSON.parse(entry.details)).to.deep.equal({ records: [legalCase.id] })
    const idle = await as(await build.partnerLawyer(firm))
    await changesNothing(() => idle.get('/my/deadlines').expect(200))
  })

  it('is refused to those who are on no team of a firm (403), and takes no query (422)', async () => {
    const { lawyer, firm, lead } = await leased()
    for (const who of [lead, await build.manager(), await build.coordinator(firm)])
      await refused(who, 403, ['get', '/my/deadlines'])
    await refused(lawyer, 422, ['get', '/my/deadlines?userId=x'])
  })
})
