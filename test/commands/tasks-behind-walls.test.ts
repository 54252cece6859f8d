import { expect } from 'chai'
import { raiseWall } from '../../commands/casework/walls.ts'
import { openTask } from '../../commands/tasks/openTask.ts'
import { Case } from '../../models/Case.ts'
import { inTransaction } from '../../models/database.ts'
import { Task } from '../../models/Task.ts'
import type { User } from '../../models/User.ts'
import { makeWorld, type World } from '../api/referrals/world.ts'
import { as } from '../support/as.ts'
import { build } from '../support/build.ts'
import { contextOf } from '../support/context.ts'
import { by, locked, meanwhile } from '../support/meanwhile.ts'

const open = (key: string, given: object) => {
  const task = { kind: 'look', key, owedBy: 'caseworker', dueOn: '2026-03-18', ...given } as const
  return inTransaction(() => openTask(contextOf(), task))
}

describe('a task whose owner a wall keeps out', () => {
  let world: World
  let director: User
  let caseId: string

  beforeEach(async () => {
    world = await makeWorld()
    director = await build.director()
    caseId = (await Case.findOne({ where: { clientId: world.client.id }, rejectOnEmpty: true })).id
  })

  const raise = async (userId: string) =>
    (await as(director)).post(`/cases/${caseId}/walls`).send({ userId, reason: 'A relative' }).expect(201)
  const stands = async (key: string) => {
    const task = await Task.findOne({ where: { key }, rejectOnEmpty: true })
    return [task.owedBy, task.ownerId, task.state].join(' ')
  }

  it('falls to the directors, who are told once how many', async () => {
    const { lead, client } = world
    const elsewhere = await build.client()
    const matter = await build.matter({ caseId })
    await open('a', { ownerId: lead.id, clientId: client.id })
    await open('b', { ownerId: lead.id, matterId: matter.id })
    await open('c', { ownerId: lead.id, clientId: elsewhere.id })
    await open('d', { ownerId: director.id, clientId: client.id })
    await raise(lead.id)
    for (const key of ['a', 'b']) expect(await stands(key)).to.equal('director  open')
    expect(await stands('c')).to.equal(`caseworker ${lead.id} open`)
    expect(await stands('d')).to.equal(`caseworker ${director.id} open`)
    const told = await Task.findAll({ where: { kind: 'tasks-left-by-wall' } })
    expect(told.map(({ owedBy, note }) => [owedBy, note])).to.deep.equal([
      ['director', 'A wall took 2 open tasks from whoever owned them. See who does them now.'],
    ])
    const { body } = await (await as(director)).get('/tasks').expect(200)
    expect(body.items.filter(({ kind }: { kind: string }) => kind === 'look')).to.have.length(4)
  })

  it('stays with the team where only the team may know of it, and goes to whoever is named next', async () => {
    const { counsellor, client } = world
    const referral = await world.sent({ state: 'accepted' })
    await build.referralWorker({ referralId: referral.id, userId: counsellor.id })
    const triage = {
      kind: 'measure-triage',
      owedBy: 'psychosocial',
      ownerId: counsellor.id,
      clientId: client.id,
    }
    await open('t', triage)
    await raise(counsellor.id)
    expect(await stands('t')).to.equal('psychosocial  open')
    const { body } = await (await as(director)).get('/tasks').expect(200)
    const kinds = body.items.map(({ kind }: { kind: string }) => kind)
    expect(kinds).to.include('tasks-left-by-wall').and.not.include('measure-triage')
    const next = await build.counsellor()
    await world.director.put(`/referrals/${referral.id}/worker`).send({ userId: next.id }).expect(204)
    expect(await stands('t')).to.equal(`psychosocial ${next.id} open`)
  })

  it('falls to the directors from the beginning where the wall stands already, and stays after it was lifted', async () => {
    const { lead, client } = world
    const wall = await build.wall({ caseId, userId: lead.id })
    await open('e', { ownerId: lead.id, clientId: client.id })
    expect(await stands('e')).to.equal('director  open')
    await wall.update({ state: 'lifted' })
    await open('f', { ownerId: lead.id, clientId: client.id })
    expect(await stands('f')).to.equal(`caseworker ${lead.id} open`)
  })

  it('falls to the directors where the wall is raised at the same moment', async () => {
    const { lead, client } = world
    const wall = async () =>
      raiseWall(by(director), await locked(Case, caseId), { userId: lead.id }, 'A relative')
    await meanwhile(wall, () => open('g', { ownerId: lead.id, clientId: client.id }))
    expect(await stands('g')).to.equal('director  open')
  })

  it('is left alone by a wall that touches none', async () => {
    await raise((await build.caseworker()).id)
    expect(await Task.count()).to.equal(0)
  })
})
