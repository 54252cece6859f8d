import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { Credential } from '../../../models/Credential.ts'
import { LawyerProfile } from '../../../models/LawyerProfile.ts'
import { TeamMember } from '../../../models/TeamMember.ts'
import { Undertaking } from '../../../models/Undertaking.ts'
import type { User } from '../../../models/User.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { refused, type World, world } from './world.ts'

async function adding(w: World, user: { id: string }, by: User = w.coordinator) {
  const browser = await as(by)
  return () => browser.post(`/matters/${w.matter.id}/team`).send({ userId: user.id, role: 'second' })
}

describe('the team of a matter', () => {
  it('is seen by those who make it and those who work with it', async () => {
    const w = await world()
    for (const person of ['coordinator', 'director', 'lead', 'lawyer'] as const) {
      const { body } = await (await as(w[person])).get(`/matters/${w.matter.id}/team`).expect(200)
      expect(body.items, person).to.have.length(1)
      expect(body.items[0]).to.have.all.keys('id', 'user', 'role', 'startsOn', 'endsOn', 'covers')
      expect(body.items[0].user).to.deep.equal({ id: w.lawyer.id, name: w.lawyer.displayName })
    }
  })

  it('names to a firm nobody of the firm that had the matter before, and to the centre all', async () => {
    const w = await world()
    await w.member.update({ endsOn: '2026-03-10' })
    await w.matter.update({ firmId: w.otherFirm.id })
    await build.consent({ clientId: w.client.id, firmId: w.otherFirm.id })
    await build.teamMember({ matterId: w.matter.id, userId: w.otherLawyer.id, startsOn: '2026-03-11' })
    const namesSeenBy = async (person: User) => {
      const { body } = await (await as(person)).get(`/matters/${w.matter.id}/team`).expect(200)
      return body.items.map(({ user }: { user: { name: string } }) => user.name)
    }
    const both = [w.lawyer.displayName, w.otherLawyer.displayName]
    for (const person of [w.lead, w.director]) expect(await namesSeenBy(person)).to.deep.equal(both)
    for (const person of [w.otherCoordinator, w.otherLawyer])
      expect(await namesSeenBy(person)).to.deep.equal([w.otherLawyer.displayName])
    const { text } = await (await as(w.otherLawyer)).get(`/matters/${w.matter.id}`).expect(200)
    expect(text).to.not.contain(w.lawyer.displayName)
  })

  for (const person of ['coordinator', 'director'] as const) {
    it(`takes a lawyer of the firm by the ${person}, and the lawyer sees the matter`, async () => {
      const w = await world()
      const add = await adding(w, w.colleague, w[person])
      const { body } = await add().expect(201)
      expect(body).to.deep.include({ role: 'second', startsOn: '2026-03-18', endsOn: null })
      await (await as(w.colleague)).get(`/matters/${w.matter.id}`).expect(200)
      expect(await auditVerbs()).to.deep.equal(['team-member.added', 'matter.opened'])
    })
  }

  it('takes nobody else, and answers for strangers as for nobody', async () => {
    const w = await world()
    const said = new Set<string>()
    for (const user of [w.otherLawyer, w.lead, w.coordinator, { id: randomUUID() }]) {
      const { body } = await refused(422, await adding(w, user))
      said.add(JSON.stringify(body.errors))
    }
    expect([...said]).to.deep.equal([
      JSON.stringify([{ pointer: '/userId', detail: 'not a partner lawyer of the firm of this matter' }]),
    ])
  })

  it('names every gate that is shut, such as an undertaking that ended', async () => {
    const w = await world()
    const add = await adding(w, w.colleague)
    const signed = { where: { userId: w.colleague.id } }
    await Undertaking.update({ endsOn: '2026-03-17' }, signed)
    await refused(409, add)
    await Undertaking.destroy(signed)
    await Credential.destroy({ where: { userId: w.colleague.id, kind: 'induction' } })
    const { body } = await refused(409, add)
    const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer)
    expect(pointers).to.deep.equal(['/gates/undertaking', '/gates/induction'])
  })

  it('does not tell a wall from a suspended account', async () => {
    const words: string[] = []
    for (const change of [
      (w: World) => build.wall({ caseId: w.legalCase.id, userId: w.colleague.id }),
      (w: World) => w.colleague.update({ status: 'suspended' }),
    ]) {
      const w = await world()
      await change(w)
      const { body } = await refused(409, await adding(w, w.colleague))
      words.push(body.detail)
    }
    expect(words[0]).to.equal(words[1])
  })

  it('takes nobody before the client has agreed', async () => {
    const w = await world()
    await build.consentEnd(w.consent)
    const { body } = await refused(409, await adding(w, w.colleague))
    expect(body.errors[0].pointer).to.equal('/gates/consent-live')
  })

  it('is supervised by a partner or counsel of the firm', async () => {
    const w = await world()
    const browser = await as(w.coordinator)
    const add = () =>
      browser.post(`/matters/${w.matter.id}/team`).send({ userId: w.colleague.id, role: 'supervisor' })
    const { body } = await refused(422, add)
    expect(body.errors[0].pointer).to.equal('/role')
    await LawyerProfile.update({ grade: 'counsel' }, { where: { userId: w.colleague.id } })
    await add().expect(201)
  })

  it('shows who supervises it at the centre', async () => {
    const w = await world()
    const ask = async () => (await as(w.lawyer)).get(`/matters/${w.matter.id}/team`).expect(200)
    expect((await ask()).body.supervisor).to.equal(null)
    await w.matter.update({ supervisorId: w.lead.id })
    expect((await ask()).body.supervisor).to.deep.equal({ id: w.lead.id, name: w.lead.displayName })
  })

  it('takes nobody into a firm behind a wall', async () => {
    const w = await world()
    await build.wall({ caseId: w.legalCase.id, firmId: w.firm.id })
    await refused(409, await adding(w, w.colleague, w.director))
    await refused(404, await adding(w, w.colleague))
  })

  it('takes nobody twice, and nobody while the matter is not active', async () => {
    const w = await world()
    await refused(409, await adding(w, w.lawyer))
    for (const status of ['draft', 'closed'] as const) {
      await w.matter.update({ status })
      await refused(409, await adding(w, w.colleague))
    }
  })

  it('takes one lawyer once when ten requests come at the same time', async () => {
    const w = await world()
    const add = await adding(w, w.colleague)
    const answers = await Promise.all(Array.from({ length: 10 }, add))
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, ...Array(9).fill(409)])
    expect(await TeamMember.count({ where: { userId: w.colleague.id } })).to.equal(1)
  })
})

describe('the ending of a membership', () => {
  /** A world with a second on the team, who may go without a successor. */
  async function withSecond() {
    const w = await world()
    const second = await build.teamMember({ matterId: w.matter.id, userId: w.colleague.id })
    return { ...w, second }
  }

  it('acts at once, and lets the lawyer come back', async () => {
    const w = await withSecond()
    const colleague = await as(w.colleague)
    const coordinator = await as(w.coordinator)
    const at = `/matters/${w.matter.id}/team`
    await colleague.get(`/matters/${w.matter.id}`).expect(200)
    const { body } = await coordinator.put(`${at}/${w.second.id}/ending`).send({}).expect(200)
    expect(body.endsOn).to.equal('2026-03-17')
    await refused(404, () => colleague.get(`/matters/${w.matter.id}`))
    await refused(409, () => coordinator.put(`${at}/${w.second.id}/ending`).send({}))
    await coordinator.post(at).send({ userId: w.colleague.id, role: 'second' }).expect(201)
    await colleague.get(`/matters/${w.matter.id}`).expect(200)
    expect(await auditVerbs()).to.deep.equal([
      'matter.opened',
      'team-membership.ended',
      'team-member.added',
      'matter.opened',
    ])
  })

  it('may name a last day, which a second ending can only bring nearer', async () => {
    const w = await withSecond()
    const coordinator = await as(w.coordinator)
    const end = (endsOn: string) =>
      coordinator.put(`/matters/${w.matter.id}/team/${w.second.id}/ending`).send({ endsOn })
    const { body } = await end('2026-03-31').expect(200)
    expect(body.endsOn).to.equal('2026-03-31')
    await (await as(w.colleague)).get(`/matters/${w.matter.id}`).expect(200)
    await refused(422, () => end('2026-04-01'))
    await end('2026-03-20').expect(200)
  })

  it('finds members only through their own matter', async () => {
    const w = await world()
    const coordinator = await as(w.coordinator)
    const elsewhere = `/matters/${w.offered.id}/team/${w.member.id}/ending`
    await refused(404, () => coordinator.put(elsewhere).send({}))
    await refused(404, () => coordinator.put(`/matters/${w.matter.id}/team/${randomUUID()}/ending`).send({}))
  })
})
