import { expect } from 'chai'
import type { Model, ModelStatic } from 'sequelize'
import { Case } from '../../models/Case.ts'
import { Client } from '../../models/Client.ts'
import { Matter } from '../../models/Matter.ts'
import { TeamMember } from '../../models/TeamMember.ts'
import { TimeEntry } from '../../models/TimeEntry.ts'
import { Undertaking } from '../../models/Undertaking.ts'
import { User } from '../../models/User.ts'
import { abilityFor } from '../../policies/ability.ts'
import { mayOn } from '../../policies/memory.ts'
import { accessible } from '../../policies/scope.ts'
import { hoursOf, type World, world } from '../api/matters/world.ts'
import { as } from '../support/as.ts'
import { build } from '../support/build.ts'
import { broken, standing, TODAY, YESTERDAY } from './leaseWays.ts'

const consents = { association: 'consents', include: ['endings', 'scopes'] }
const allThatTheLeaseHangsOn = [
  { association: 'team', include: [{ association: 'user', include: ['undertakings'] }] },
  { association: 'firm', include: ['partnerships'] },
  { association: 'legalCase', include: ['walls', { association: 'client', include: [consents] }] },
]

function abilityOf(user: User) {
  const actor = {
    id: user.id,
    roles: ['partner_lawyer'],
    firmId: user.firmId ?? '',
    scopes: 'every',
  } as const
  return abilityFor(actor, TODAY, `${TODAY}T06:00`)
}

/** How many rows of each subject the lawyer reaches, asked in SQL. */
async function reachedInSql(user: User): Promise<number[]> {
  const ability = abilityOf(user)
  const models: ModelStatic<Model>[] = [Matter, Case, Client, TimeEntry]
  return Promise.all(models.map(model => model.count({ where: accessible(ability, 'read', model) })))
}

async function reachedInMemory({ matter: { id }, lawyer }: World): Promise<boolean> {
  const loaded = await Matter.findByPk(id, { include: allThatTheLeaseHangsOn, rejectOnEmpty: true })
  return mayOn(abilityOf(lawyer), 'read', loaded, 'work')
}

async function reachedOverHttp(w: World) {
  const browser = await as(w.lawyer)
  const list = await browser.get('/matters')
  const one = await browser.get(`/matters/${w.matter.id}`)
  const hours = await browser.get(`/matters/${w.matter.id}/hours`)
  const allHours = await browser.get('/hours')
  return {
    listed: list.body.items?.length ?? list.status,
    one: one.status,
    hours: hours.status,
    allHours: allHours.body.items?.length ?? allHours.status,
  }
}

describe('the access lease of a partner lawyer', () => {
  for (const [what, change] of Object.entries(broken)) {
    it(`is over when ${what}`, async () => {
      const w = await world()
      await hoursOf(w)
      await change(w)
      // An account that is not active does not even sign in.
      const shut = (await User.findByPk(w.lawyer.id))?.status !== 'active'
      expect(await reachedInSql(w.lawyer)).to.deep.equal([0, 0, 0, 0])
      expect(await reachedInMemory(w)).to.equal(false)
      expect(await reachedOverHttp(w)).to.deep.equal(
        shut
          ? { listed: 401, one: 401, hours: 401, allHours: 401 }
          : { listed: 0, one: 404, hours: 404, allHours: 0 },
      )
    })
  }

  for (const [what, change] of Object.entries(standing)) {
    it(`lives when ${what}`, async () => {
      const w = await world()
      await hoursOf(w)
      await change(w)
      expect(await reachedInSql(w.lawyer)).to.deep.equal([1, 1, 1, 1])
      expect(await reachedInMemory(w)).to.equal(true)
      expect(await reachedOverHttp(w)).to.deep.equal({ listed: 1, one: 200, hours: 200, allHours: 1 })
    })
  }

  it('gives nothing to a colleague off the team, nor to the lawyers of another firm', async () => {
    const w = await world()
    await hoursOf(w)
    for (const person of [w.colleague, w.otherLawyer]) {
      expect(await reachedInSql(person)).to.deep.equal([0, 0, 0, 0])
      expect(await reachedOverHttp({ ...w, lawyer: person })).to.deep.equal({
        listed: 0,
        one: 404,
        hours: 404,
        allHours: 0,
      })
    }
  })

  it('gives nothing to the coordinator of another firm', async () => {
    const w = await world()
    await hoursOf(w)
    expect(await reachedOverHttp({ ...w, lawyer: w.otherCoordinator })).to.deep.equal({
      listed: 0,
      one: 404,
      hours: 404,
      allHours: 0,
    })
  })

  it('ends between two requests of one open session', async () => {
    const w = await world()
    const browser = await as(w.lawyer)
    const caseworker = await as(w.lead)
    await browser.get(`/matters/${w.matter.id}`).expect(200)
    await caseworker.put(`/consents/${w.consent.id}/withdrawal`).expect(200)
    await browser.get(`/matters/${w.matter.id}`).expect(404)
    expect((await browser.get('/matters').expect(200)).body).to.deep.equal({ items: [], next: null })
  })
})

describe('a lease on work for the centre itself', () => {
  const centreWork = async (w: World, change: object = {}) => {
    const matter = await build.matter({
      kind: 'centre-work',
      caseId: null,
      firmId: w.firm.id,
      status: 'active',
      conflictCheck: 'clear',
      ...change,
    })
    const member = { matterId: matter.id, userId: w.lawyer.id, startsOn: YESTERDAY, addedBy: w.lawyer.id }
    await TeamMember.create({ ...member, role: 'lead' })
    return matter
  }

  it('needs no consent, since there is no client', async () => {
    const w = await world()
    const matter = await centreWork(w)
    await build.consentEnd(w.consent)

    const { body } = await (await as(w.lawyer)).get('/matters').expect(200)
    expect(body.items.map((one: { id: string }) => one.id)).to.deep.equal([matter.id])
    await (await as(w.lawyer)).get(`/matters/${matter.id}`).expect(200)
  })

  it('ends with everything else that a lease hangs on', async () => {
    const w = await world()
    const matter = await centreWork(w)
    await Undertaking.destroy({ where: { userId: w.lawyer.id } })

    await (await as(w.lawyer)).get(`/matters/${matter.id}`).expect(404)
  })
})
