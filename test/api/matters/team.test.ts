import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
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
      expect(body.items[0]).to.have.all.keys('id', 'user', 'role', 'startsOn', 'endsOn')
      expect(body.items[0].user).to.deep.equal({ id: w.lawyer.id, name: w.lawyer.displayName })
    }
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

  it('says that the undertaking is missing', async () => {
    const w = await world()
    const add = await adding(w, w.colleague)
    const signed = { where: { userId: w.colleague.id } }
    await Undertaking.update({ endsOn: '2026-03-17' }, signed)
    await refused(409, add)
    await Undertaking.destroy(signed)
    const { body } = await refused(409, add)
    expect(body.errors).to.deep.equal([{ pointer: '/undertaking', detail: 'missing or ended' }])
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
  it('acts at once, and lets the lawyer come back', async () => {
    const w = await world()
    const lawyer = await as(w.lawyer)
    const coordinator = await as(w.coordinator)
    const at = `/matters/${w.matter.id}/team`
    await lawyer.get(`/matters/${w.matter.id}`).expect(200)
    const { body } = await coordinator.put(`${at}/${w.member.id}/ending`).send({}).expect(200)
    expect(body.endsOn).to.equal('2026-03-17')
    await refused(404, () => lawyer.get(`/matters/${w.matter.id}`))
    await refused(409, () => coordinator.put(`${at}/${w.member.id}/ending`).send({}))
    await coordinator.post(at).send({ userId: w.lawyer.id, role: 'lead' }).expect(201)
    await lawyer.get(`/matters/${w.matter.id}`).expect(200)
    expect(await auditVerbs()).to.deep.equal([
      'matter.opened',
      'team-membership.ended',
      'team-member.added',
      'matter.opened',
    ])
  })

  it('may name a last day', async () => {
    const w = await world()
    const { body } = await (await as(w.coordinator))
      .put(`/matters/${w.matter.id}/team/${w.member.id}/ending`)
      .send({ endsOn: '2026-03-31' })
      .expect(200)
    expect(body.endsOn).to.equal('2026-03-31')
    await (await as(w.lawyer)).get(`/matters/${w.matter.id}`).expect(200)
  })

  it('finds members only through their own matter', async () => {
    const w = await world()
    const coordinator = await as(w.coordinator)
    const elsewhere = `/matters/${w.offered.id}/team/${w.member.id}/ending`
    await refused(404, () => coordinator.put(elsewhere).send({}))
    await refused(404, () => coordinator.put(`/matters/${w.matter.id}/team/${randomUUID()}/ending`).send({}))
  })
})
