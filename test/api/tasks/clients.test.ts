import { expect } from 'chai'
import { migrations } from '../../../models/migrate.ts'
import { Task } from '../../../models/Task.ts'
import type { User } from '../../../models/User.ts'
import { inOrder } from '../../measures/support.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { breaks } from '../break-glass/world.ts'
import { shares, type WallWorld, wallWorld } from '../shares/world.ts'

const MIGRATION = '20261122T2000-tasks-of-clients'

const kindsFor = async (user: User) =>
  (await (await as(user)).get('/tasks').expect(200)).body.items
    .map(({ kind }: { kind: string }) => kind)
    .sort()

const measure = async (w: WallWorld) =>
  (await as(w.named))
    .post(`/referrals/${w.referral.id}/measures`)
    .send({
      ...{ version: 1, language: 'ur', takenOn: '2026-03-18', mode: 'read-aloud', measure: 'gad7' },
      items: inOrder(3, 3, 3, 3, 3, 3, 3),
    })
    .expect(201)

/** What was shared, a glass that was broken, and a result that reached a threshold: each opens a task. */
async function eventful(): Promise<WallWorld> {
  const w = await wallWorld()
  await shares(await as(w.named), w).expect(201)
  await breaks(await as(w.stranger), w as never, 'Client').expect(201)
  await measure(w)
  return w
}

describe('the tasks that tell of a client', () => {
  it('are neither there nor to be settled for whom a wall keeps from one of their cases', async () => {
    const w = await eventful()
    const director = await build.director()
    expect(await kindsFor(director)).to.deep.equal(['glass-review', 'share-made'])
    await build.wall({ caseId: w.legalCase.id, userId: director.id })
    expect(await kindsFor(director)).to.deep.equal([])
    for (const { id } of await Task.findAll())
      await (await as(director)).put(`/tasks/${id}/settlement`).send({ state: 'done' }).expect(404)
    await build.wall({ caseId: w.legalCase.id, userId: w.lead.id })
    expect(await kindsFor(w.lead)).to.deep.equal([])
    expect(await Task.count({ where: { state: 'open', clientId: w.client.id } })).to.equal(3)
  })

  it('say nothing of a result to a director, who does not settle it either', async () => {
    const w = await eventful()
    const triage = await Task.findOne({ where: { kind: 'measure-triage' }, rejectOnEmpty: true })
    const director = await as(await build.director())
    await director.put(`/tasks/${triage.id}/settlement`).send({ state: 'done' }).expect(404)
    expect(await kindsFor(w.named)).to.deep.equal(['measure-triage'])
    const named = await as(w.named)
    await named.put(`/tasks/${triage.id}/settlement`).send({ state: 'done' }).expect(200)
  })

  it('that were opened before they named one learn it from what they are about', async () => {
    const w = await eventful()
    await migrations().down({ to: MIGRATION })
    await migrations().up()
    const tasks = await Task.findAll()
    expect(tasks.map(({ clientId }) => clientId)).to.deep.equal(tasks.map(() => w.client.id))
  }).timeout(60_000)
})
