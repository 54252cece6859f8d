import { expect } from 'chai'
import { Credential } from '../../../models/Credential.ts'
import { TeamMember } from '../../../models/TeamMember.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { refused, type World, world } from './world.ts'

const teamOf = (w: World) => `/matters/${w.matter.id}/team`
const endingOf = (w: World, member: TeamMember = w.member) => `${teamOf(w)}/${member.id}/ending`

/** Who leads the matter on a day, by their memberships. */
async function leadsOn(w: World, day: string): Promise<string[]> {
  const leads = await TeamMember.findAll({ where: { matterId: w.matter.id, role: 'lead' } })
  return leads.filter(one => one.startsOn <= day && day <= one.endsOn).map(({ userId }) => userId)
}

describe('the lead of a matter', () => {
  it('is one person: a second lead is refused', async () => {
    const w = await world()
    const coordinator = await as(w.coordinator)
    const add = (more = {}) =>
      coordinator.post(teamOf(w)).send({ userId: w.colleague.id, role: 'lead', ...more })
    await refused(409, () => add())
    await refused(409, () => add({ startsOn: '2026-04-01' }))
    await refused(422, () => add({ replaces: w.offered.id }))
  })

  it('changes without a day between, and the one before loses access', async () => {
    const w = await world()
    const coordinator = await as(w.coordinator)
    const body = { userId: w.colleague.id, role: 'lead', replaces: w.member.id }
    await coordinator.post(teamOf(w)).send(body).expect(201)
    expect(await leadsOn(w, '2026-03-17')).to.deep.equal([w.lawyer.id])
    expect(await leadsOn(w, '2026-03-18')).to.deep.equal([w.colleague.id])
    const before = await as(w.lawyer)
    await refused(404, () => before.get(`/matters/${w.matter.id}`))
    expect(await auditVerbs()).to.deep.equal(['team-member.added'])
  })

  it('may change later, and until then the one before leads', async () => {
    const w = await world()
    const body = { userId: w.colleague.id, role: 'lead', replaces: w.member.id, startsOn: '2026-04-01' }
    await (await as(w.coordinator)).post(teamOf(w)).send(body).expect(201)
    expect(await leadsOn(w, '2026-03-31')).to.deep.equal([w.lawyer.id])
    expect(await leadsOn(w, '2026-04-01')).to.deep.equal([w.colleague.id])
  })

  it('takes nobody’s place but a lead’s, and only as lead', async () => {
    const w = await world()
    const second = await build.teamMember({ matterId: w.matter.id, userId: w.colleague.id })
    const third = await build.partnerLawyer(w.firm)
    const coordinator = await as(w.coordinator)
    const add = (body: object) => coordinator.post(teamOf(w)).send({ userId: third.id, ...body })
    await refused(422, () => add({ role: 'lead', replaces: second.id }))
    await refused(422, () => add({ role: 'second', replaces: w.member.id }))
    await refused(409, () =>
      coordinator.post(teamOf(w)).send({ userId: w.lawyer.id, role: 'lead', replaces: w.member.id }),
    )
  })

  it('does not go without a successor, who goes through the gates', async () => {
    const w = await world()
    const coordinator = await as(w.coordinator)
    const end = (body: object) => coordinator.put(endingOf(w)).send(body)
    await refused(409, () => end({}))
    await refused(409, () => end({ endsOn: '2026-03-31' }))
    await refused(422, () => end({ successorId: w.otherLawyer.id }))
    await refused(409, () => end({ successorId: w.lawyer.id }))
    await Credential.update({ endsOn: '2026-03-17' }, { where: { userId: w.colleague.id } })
    const { body } = await refused(409, () => end({ successorId: w.colleague.id }))
    expect(body.detail).to.contain('practising-status')
  })

  it('goes when a successor takes over the moment after', async () => {
    const w = await world()
    const { body } = await (await as(w.coordinator))
      .put(endingOf(w))
      .send({ endsOn: '2026-03-25', successorId: w.colleague.id })
      .expect(200)
    expect(body).to.include({ id: w.member.id, endsOn: '2026-03-25' })
    expect(await leadsOn(w, '2026-03-25')).to.deep.equal([w.lawyer.id])
    expect(await leadsOn(w, '2026-03-26')).to.deep.equal([w.colleague.id])
    expect(await auditVerbs()).to.deep.equal(['team-member.added', 'team-membership.ended'])
  })

  it('may be followed by the second, who is on the team once', async () => {
    const w = await world()
    await build.teamMember({ matterId: w.matter.id, userId: w.colleague.id })
    await (await as(w.coordinator)).put(endingOf(w)).send({ successorId: w.colleague.id }).expect(200)
    const { body } = await (await as(w.colleague)).get(teamOf(w)).expect(200)
    const now = body.items.filter((one: { endsOn: string | null }) => one.endsOn === null)
    expect(now.map((one: { role: string }) => one.role)).to.deep.equal(['lead'])
  })

  it('who was to follow cannot be taken away again, so that nobody would lead', async () => {
    const w = await world()
    const coordinator = await as(w.coordinator)
    const later = { userId: w.colleague.id, role: 'lead', replaces: w.member.id, startsOn: '2026-04-01' }
    const { body } = await coordinator.post(teamOf(w)).send(later).expect(201)
    await refused(409, () => coordinator.put(`${teamOf(w)}/${body.id}/ending`).send({}))
    await coordinator
      .put(`${teamOf(w)}/${body.id}/ending`)
      .send({ successorId: w.lawyer.id })
      .expect(200)
    expect(await leadsOn(w, '2026-03-31')).to.deep.equal([w.lawyer.id])
    expect(await leadsOn(w, '2026-04-01')).to.deep.equal([w.lawyer.id])
  })

  it('needs no successor where others lead on, and takes none then', async () => {
    const w = await world()
    const second = await build.teamMember({ matterId: w.matter.id, userId: w.colleague.id })
    const coordinator = await as(w.coordinator)
    await refused(422, () => coordinator.put(endingOf(w, second)).send({ successorId: w.lawyer.id }))
  })

  it('is one, however many requests come at the same time', async () => {
    const w = await world()
    const coordinator = await as(w.coordinator)
    const others = [w.colleague, await build.partnerLawyer(w.firm), await build.partnerLawyer(w.firm)]
    const answers = await Promise.all(
      others.map(({ id }) =>
        coordinator.post(teamOf(w)).send({ userId: id, role: 'lead', replaces: w.member.id }),
      ),
    )
    expect(answers.filter(({ status }) => status === 201)).to.have.length(1)
    expect(await leadsOn(w, '2026-03-18')).to.have.length(1)
  })
})
