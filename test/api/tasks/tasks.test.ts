import { expect } from 'chai'
import { openTask } from '../../../commands/tasks/openTask.ts'
import { inTransaction } from '../../../models/database.ts'
import { Task } from '../../../models/Task.ts'
import type { User } from '../../../models/User.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { contextOf } from '../../support/context.ts'

async function world() {
  const lease = await build.lease()
  const coordinator = await build.coordinator(lease.firm)
  const task = await inTransaction(() =>
    openTask(contextOf(), {
      kind: 'matter-without-lead',
      key: `matter-without-lead ${lease.matter.id}`,
      owedBy: 'firm_coordinator',
      dueOn: '2026-03-20',
      firmId: lease.firm.id,
      matterId: lease.matter.id,
      note: 'Name a lead',
    }),
  )
  return { ...lease, coordinator, manager: await build.manager(), task: task as Task }
}

const idsFor = async (user: User, query = '') =>
  (await (await as(user)).get(`/tasks${query}`).expect(200)).body.items.map((one: { id: string }) => one.id)

describe('tasks', () => {
  it('are listed for whoever owes them and for whoever answers for those, with the days left', async () => {
    const w = await world()
    const { body } = await (await as(w.coordinator)).get('/tasks').expect(200)
    expect(body.items[0]).to.include({ id: w.task.id, daysLeft: 2, note: 'Name a lead', state: 'open' })
    expect(body.items[0].matter).to.deep.equal({ id: w.matter.id, reference: w.matter.reference })
    expect(await idsFor(w.manager)).to.deep.equal([w.task.id])
    expect(await idsFor(await build.director())).to.deep.equal([w.task.id])
  })

  it('are nobody else’s: not the lead caseworker’s, not another firm’s', async () => {
    const w = await world()
    const other = await build.coordinator(await build.partnerFirm())
    expect(await idsFor(w.lead)).to.deep.equal([])
    expect(await idsFor(other)).to.deep.equal([])
    await (await as(other)).put(`/tasks/${w.task.id}/settlement`).send({ state: 'done' }).expect(404)
  })

  it('of a walled case are not there for whom the wall names', async () => {
    const w = await world()
    await build.wall({ caseId: w.legalCase.id, firmId: w.firm.id })
    expect(await idsFor(w.coordinator)).to.deep.equal([])
    expect(await idsFor(w.manager)).to.deep.equal([w.task.id])
  })

  it('are settled once, by whoever owes them, and then stand under their state', async () => {
    const w = await world()
    const browser = await as(w.coordinator)
    const settle = () => browser.put(`/tasks/${w.task.id}/settlement`).send({ state: 'done' })
    const { body } = await settle().expect(200)
    expect(body).to.include({ state: 'done', settledOn: '2026-03-18' })
    await settle().expect(409)
    expect(await idsFor(w.coordinator)).to.deep.equal([])
    expect(await idsFor(w.coordinator, '?state=done')).to.deep.equal([w.task.id])
    expect(await auditVerbs()).to.deep.equal(['task.opened', 'task.settled'])
  })

  it('refuse another state, an unknown filter, and a stranger to tasks', async () => {
    const w = await world()
    const browser = await as(w.coordinator)
    await browser.put(`/tasks/${w.task.id}/settlement`).send({ state: 'open' }).expect(422)
    await browser.get('/tasks?colour=red').expect(422)
    await (await as(await build.administrator())).get('/tasks').expect(403)
    expect((await w.task.reload()).state).to.equal('open')
  })

  it('are opened once for a key', async () => {
    const w = await world()
    const again = await inTransaction(() =>
      openTask(contextOf(), {
        kind: 'matter-without-lead',
        key: w.task.key,
        owedBy: 'firm_coordinator',
        dueOn: '2026-04-01',
      }),
    )
    expect(again).to.equal(null)
    expect(await Task.count()).to.equal(1)
  })
})
