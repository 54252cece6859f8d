import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { askForCover } from '../../../commands/partnerships/matters/askForCover.ts'
import { Absence } from '../../../models/Absence.ts'
import { inTransaction } from '../../../models/database.ts'
import { Task } from '../../../models/Task.ts'
import { Undertaking } from '../../../models/Undertaking.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { contextOf } from '../../support/context.ts'
import { setClock } from '../../support/house.ts'
import { refused, type World, world } from './world.ts'

const days = { startsOn: '2026-03-20', endsOn: '2026-03-27' }

async function covering(w: World) {
  const coordinator = await as(w.coordinator)
  return (body: object = {}, memberId = w.member.id) =>
    coordinator
      .post(`/matters/${w.matter.id}/team/${memberId}/cover`)
      .send({ userId: w.colleague.id, ...days, ...body })
}

/** The lead of the world is away, and the coordinator is asked. */
async function away(w: World, given: Partial<Absence> = {}): Promise<Absence> {
  const absence = await Absence.create({ userId: w.lawyer.id, ...days, recordedBy: w.lawyer.id, ...given })
  await inTransaction(() => askForCover(contextOf(), absence))
  return absence
}

describe('leave cover', () => {
  it('opens the matter for some days, beside the lead', async () => {
    const w = await world()
    const cover = await covering(w)
    const { body } = await cover().expect(201)
    expect(body).to.deep.include({ ...days, role: 'lead', covers: w.member.id })
    const see = async () => (await as(w.colleague)).get(`/matters/${w.matter.id}`)
    expect((await see()).status).to.equal(404)
    setClock('2026-03-20T06:00:00.000Z')
    expect((await see()).status).to.equal(200)
    setClock('2026-03-28T06:00:00.000Z')
    expect((await see()).status).to.equal(404)
    await (await as(w.lawyer)).get(`/matters/${w.matter.id}`).expect(200)
    expect((await auditVerbs())[0]).to.equal('team-member.covered')
  })

  it('may be given by a second, and only through the gates', async () => {
    const w = await world()
    await build.teamMember({ matterId: w.matter.id, userId: w.colleague.id })
    const cover = await covering(w)
    await Undertaking.update({ endsOn: '2026-03-17' }, { where: { userId: w.colleague.id } })
    await refused(409, () => cover())
    await Undertaking.update({ endsOn: '9999-12-31' }, { where: { userId: w.colleague.id } })
    await cover().expect(201)
  })

  it('is for days within the membership, by another lawyer of the firm, once', async () => {
    const w = await world()
    const cover = await covering(w)
    for (const body of [
      { startsOn: '2026-01-31' },
      { startsOn: '2026-03-28' },
      { startsOn: '2026-03-01', endsOn: '2026-03-17' },
      { userId: w.lawyer.id },
      { userId: w.otherLawyer.id },
      { userId: randomUUID() },
      { endsOn: null },
    ]) {
      await refused(422, () => cover(body))
    }
    const { body } = await cover().expect(201)
    await refused(409, () => cover({ startsOn: '2026-03-27', endsOn: '2026-03-30' }))
    await refused(409, () => cover({}, body.id))
    await refused(404, () => cover({}, randomUUID()))
  })

  it('ends with the membership that it stands in for', async () => {
    const w = await world()
    const third = await build.partnerLawyer(w.firm)
    const cover = await covering(w)
    const { body } = await cover({ startsOn: '2026-03-18' }).expect(201)
    await (await as(w.coordinator))
      .put(`/matters/${w.matter.id}/team/${w.member.id}/ending`)
      .send({ successorId: third.id })
      .expect(200)
    const { body: team } = await (await as(third)).get(`/matters/${w.matter.id}/team`).expect(200)
    const ended = team.items.find((one: { id: string }) => one.id === body.id)
    expect(ended.endsOn).to.equal('2026-03-17')
    const standIn = await as(w.colleague)
    await refused(404, () => standIn.get(`/matters/${w.matter.id}`))
  })

  it('is asked of the coordinator when a lead is away, until it covers every day', async () => {
    const w = await world()
    await away(w)
    const { body } = await (await as(w.coordinator)).get('/tasks?kind=cover-missing').expect(200)
    expect(body.items).to.have.length(1)
    expect(body.items[0]).to.deep.include({ dueOn: '2026-03-19', userId: w.lawyer.id })
    const cover = await covering(w)
    await cover({ endsOn: '2026-03-24' }).expect(201)
    expect(await Task.count({ where: { state: 'open' } })).to.equal(1)
    await cover({ startsOn: '2026-03-25' }).expect(201)
    expect(await Task.count({ where: { state: 'open' } })).to.equal(0)
  })

  it('is asked of nobody when it is there, for a second, or for a closed matter', async () => {
    const covered = await world()
    await (await covering(covered))().expect(201)
    await away(covered)
    const closed = await world()
    await closed.matter.update({ status: 'closed', closedOn: '2026-03-01' })
    await away(closed)
    const w = await world()
    await w.member.update({ role: 'second' })
    await away(w)
    expect(await Task.count()).to.equal(0)
  })
})
