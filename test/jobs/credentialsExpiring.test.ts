import { expect } from 'chai'
import { schedule } from '../../jobs/schedule.ts'
import { Credential } from '../../models/Credential.ts'
import { newId } from '../../models/columns.ts'
import { Task } from '../../models/Task.ts'
import { TeamMember } from '../../models/TeamMember.ts'
import { Undertaking } from '../../models/Undertaking.ts'
import { as } from '../support/as.ts'
import { build } from '../support/build.ts'
import { setClock } from '../support/house.ts'
import { workAt } from '../support/jobs.ts'

type Lease = Awaited<ReturnType<typeof build.lease>>

const { 'credentials.expiring': expiring } = schedule.recurring
const onlyThis = { recurring: expiring ? { 'credentials.expiring': expiring } : {}, requested: {} }

/** Runs the job on the morning of a day, in Hong Kong. */
const morningOf = (day: string) => workAt(`${day}T00:30:00.000Z`, onlyThis)

const tasks = async () => {
  const all = await Task.findAll({ where: { state: 'open' }, order: ['createdAt', 'owedBy'] })
  return all.map(({ kind, owedBy, dueOn }) => `${kind} ${owedBy} ${dueOn}`)
}

describe('what a lawyer at work must renew', () => {
  let lease: Lease

  beforeEach(async () => {
    lease = await build.lease()
    await Credential.destroy({ where: { userId: lease.lawyer.id } })
    setClock('2026-03-18T06:00:00.000Z')
  })

  const holds = (kind: 'practising-certificate' | 'indemnity' | 'induction', endsOn: string, given = {}) =>
    build.credential({ userId: lease.lawyer.id, kind, startsOn: '2025-01-01', endsOn, ...given })

  it('is asked for 60 and 14 days before it ends and on the day after, once each', async () => {
    await holds('indemnity', '2026-06-01')
    await morningOf('2026-04-01')
    expect(await tasks()).to.deep.equal([])
    await morningOf('2026-04-02')
    await morningOf('2026-04-03')
    expect(await tasks()).to.deep.equal(['indemnity-ends firm_coordinator 2026-06-01'])
    await morningOf('2026-05-17')
    expect(await tasks()).to.have.length(1)
    await morningOf('2026-05-18')
    await morningOf('2026-06-01')
    expect(await tasks()).to.have.length(2)
    await morningOf('2026-06-02')
    await morningOf('2026-06-03')
    expect((await tasks()).slice(2)).to.have.members([
      'indemnity-ends firm_coordinator 2026-06-02',
      'indemnity-ends partnerships_manager 2026-06-02',
    ])
  })

  it('is asked for when the days were missed, and only the nearest', async () => {
    await holds('induction', '2026-04-10')
    await morningOf('2026-04-05')
    expect(await tasks()).to.deep.equal(['induction-ends firm_coordinator 2026-04-10'])
  })

  it('is the certificate, the insurance, the induction and the undertaking; an admission is not', async () => {
    await holds('practising-certificate', '2026-03-31')
    await holds('indemnity', '2026-03-31')
    await holds('induction', '2026-03-31')
    await build.credential({ userId: lease.lawyer.id, kind: 'admission', endsOn: '2026-03-31' })
    await Undertaking.update({ endsOn: '2026-03-31' }, { where: { userId: lease.lawyer.id } })
    await morningOf('2026-03-25')
    expect(await tasks()).to.have.members(
      ['practising-certificate', 'indemnity', 'induction', 'undertaking'].map(
        what => `${what}-ends firm_coordinator 2026-03-31`,
      ),
    )
  })

  it('is nothing that was renewed already, place by place', async () => {
    await holds('practising-certificate', '2026-03-31', { jurisdiction: 'HK' })
    await holds('practising-certificate', '2026-12-31', { jurisdiction: 'HK' })
    await holds('practising-certificate', '2026-04-02', { jurisdiction: 'Singapore' })
    await holds('indemnity', '2026-03-31')
    await holds('indemnity', '9999-12-31')
    await morningOf('2026-03-25')
    expect(await tasks()).to.deep.equal(['practising-certificate-ends firm_coordinator 2026-04-02'])
  })

  it('is nothing for those without a running matter', async () => {
    await holds('indemnity', '2026-03-31')
    const idle = await build.partnerLawyer(lease.firm)
    await build.credential({ userId: idle.id, kind: 'indemnity', endsOn: '2026-03-31' })
    await TeamMember.update({ endsOn: '2026-03-20' }, { where: { id: lease.member.id } })
    await morningOf('2026-03-25')
    expect(await tasks()).to.deep.equal([])
  })

  it('opens tasks and closes nothing: what runs can be read until the end', async () => {
    await holds('practising-certificate', '2026-03-20', { jurisdiction: 'HK' })
    await morningOf('2026-03-25')
    expect(await tasks()).to.have.length(2)
    await (await as(lease.lawyer)).get(`/matters/${lease.matter.id}`).expect(200)
  })

  it('is asked for no more once it is recorded, and what is asked of others stays', async () => {
    await holds('practising-certificate', '2026-03-31', { jurisdiction: 'HK' })
    await holds('practising-certificate', '2026-03-31', { jurisdiction: 'Singapore' })
    await holds('induction', '2026-03-31')
    await Undertaking.update({ endsOn: '2026-03-31' }, { where: { userId: lease.lawyer.id } })
    await morningOf('2026-03-25')
    expect(await tasks()).to.have.length(4)

    const director = await as(await build.director())
    const person = `/firms/${lease.firm.id}/people/${lease.lawyer.id}`
    await director
      .post(`${person}/credentials`)
      .send({
        kind: 'practising-certificate',
        jurisdiction: 'HK',
        startsOn: '2026-03-25',
        endsOn: '2027-03-24',
      })
      .expect(201)
    await director
      .post(`/firms/${lease.firm.id}/undertakings`)
      .send({ userId: lease.lawyer.id, signedOn: '2026-03-25' })
      .expect(201)
    const { body: training } = await director
      .post('/trainings')
      .send({ kind: 'induction', title: 'Again', heldOn: '2026-03-24', minutes: 60 })
      .expect(201)
    await director.post(`/trainings/${training.id}/attendances`).send({ userId: lease.lawyer.id }).expect(201)

    expect(await tasks()).to.deep.equal(['practising-certificate-ends firm_coordinator 2026-03-31'])
    await director.put(`${person}/undertaking/ending`).send({ endsOn: '2026-05-01' }).expect(204)
    await director.put(`${person}/undertaking/ending`).send({}).expect(204)
    await (await as(lease.lawyer)).get(`/matters/${lease.matter.id}`).expect(404)
  })

  it('is told to the coordinator of the firm and to no other', async () => {
    await holds('indemnity', '2026-03-31')
    await Task.create({
      ...{ id: newId(), kind: 'other', key: 'other', owedBy: 'firm_coordinator', dueOn: '2026-03-31' },
      ...{ firmId: (await build.firm()).id, state: 'open' },
    })
    await morningOf('2026-03-25')
    const coordinator = await as(await build.coordinator(lease.firm))
    const { body } = await coordinator.get('/tasks').expect(200)
    expect(body.items.map((one: { kind: string; userId: string }) => [one.kind, one.userId])).to.deep.equal([
      ['indemnity-ends', lease.lawyer.id],
    ])
  })
})
