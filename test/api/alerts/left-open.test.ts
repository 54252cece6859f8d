import { expect } from 'chai'
import { contextAt } from '../../../jobs/place.ts'
import { watchTakenAlerts } from '../../../jobs/watchTakenAlerts.ts'
import { SafetyAlert } from '../../../models/SafetyAlert.ts'
import { Task } from '../../../models/Task.ts'
import { as, type Browser } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { pass } from '../../support/house.ts'
import { place } from '../../support/jobs.ts'
import { type AlertWorld, makeAlertWorld } from './world.ts'

const HOUR = 60

describe('an alert that was taken and is not closed', () => {
  let world: AlertWorld
  let id: string

  beforeEach(async () => {
    world = await makeAlertWorld()
    ;({ id } = await world.raise())
    await world.dana.post(`/alerts/${id}/take`).expect(200)
  })

  const after = async (minutes: number) => {
    pass(minutes)
    const run = { place, payload: {}, signal: new AbortController().signal, reached: async () => undefined }
    await watchTakenAlerts(contextAt(place), run)
    const tasks = await Task.findAll({
      where: { kind: ['alert-left-open', 'alert-not-ended'] },
      order: ['id'],
    })
    return tasks.map(({ kind, owedBy, state }) => `${kind} ${owedBy} ${state}`)
  }

  it('reminds whoever took it after four hours, and tells a director after twelve, once each', async () => {
    expect(await after(4 * HOUR - 1)).to.deep.equal([])
    expect(await after(1)).to.deep.equal(['alert-left-open psychosocial open'])
    expect(await after(8 * HOUR - 1)).to.have.length(1)
    const both = ['alert-left-open psychosocial open', 'alert-not-ended director open']
    expect(await after(1)).to.deep.equal(both)
    expect(await after(24 * HOUR)).to.deep.equal(both)
    const [own] = await Task.findAll({ where: { kind: 'alert-left-open' } })
    expect(own).to.include({ ownerId: world.onDuty.id, clientId: (await SafetyAlert.findByPk(id))?.clientId })
    const director = await as(await build.director())
    const { body } = await director.get('/tasks').expect(200)
    expect(body.items.map(({ kind }: { kind: string }) => kind)).to.include('alert-not-ended')
  })

  it('is over with its end', async () => {
    await after(12 * HOUR)
    const dana: Browser = await as(world.onDuty)
    await dana.post(`/alerts/${id}/close`).send({ outcome: 'made-safe' }).expect(200)
    expect(await after(24 * HOUR)).to.deep.equal([
      'alert-left-open psychosocial done',
      'alert-not-ended director done',
    ])
  })

  it('begins anew with whoever takes it over', async () => {
    await after(5 * HOUR)
    const director = await build.director()
    await (await as(director)).post(`/alerts/${id}/take-over`).expect(200)
    expect(await after(1)).to.deep.equal(['alert-left-open psychosocial done'])
    expect(await after(4 * HOUR)).to.deep.equal([
      'alert-left-open psychosocial done',
      'alert-left-open caseworker open',
    ])
  })
})
