import { expect } from 'chai'
import { Employment } from '../../../models/Employment.ts'
import { Matter } from '../../../models/Matter.ts'
import { TeamMember } from '../../../models/TeamMember.ts'
import { TimeEntry } from '../../../models/TimeEntry.ts'
import type { User } from '../../../models/User.ts'
import { as } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { refused, type World, world } from '../matters/world.ts'

const work = { workedOn: '2026-03-17', minutes: 90, activity: 'drafting' }
const given = async (w: World) => (await Matter.findByPk(w.matter.id))?.minutesGiven

describe('recording hours', () => {
  it('adds them to the matter', async () => {
    const w = await world()
    const lawyer = await as(w.lawyer)
    const { body } = await lawyer.post(`/matters/${w.matter.id}/hours`).send(work).expect(201)
    expect(body).to.deep.equal({
      id: body.id,
      kind: 'matter',
      matterId: w.matter.id,
      matterReference: w.matter.reference,
      firmId: w.firm.id,
      lawyer: { id: w.lawyer.id, name: w.lawyer.displayName },
      ...work,
      period: '2026-03',
      grade: 'associate',
      late: false,
      possibleDouble: false,
      note: null,
      verifiedAt: null,
      withdrawnAt: null,
    })
    const more = { ...work, activity: 'research', note: 'Read the file' }
    const { body: second } = await lawyer.post(`/matters/${w.matter.id}/hours`).send(more).expect(201)
    expect(second.note).to.equal('Read the file')
    expect(await given(w)).to.equal(180)
    expect(await auditVerbs()).to.deep.equal(['hours.recorded', 'hours.recorded'])
  })

  it('is done for the team by a coordinator, the caseworker and the director', async () => {
    const w = await world()
    const days = { coordinator: '2026-03-15', lead: '2026-03-16', director: '2026-03-17' }
    for (const [person, workedOn] of Object.entries(days)) {
      const { body } = await (await as(w[person as keyof typeof days]))
        .post(`/matters/${w.matter.id}/hours`)
        .send({ ...work, workedOn, userId: w.lawyer.id })
        .expect(201)
      expect(body.lawyer.id).to.equal(w.lawyer.id)
    }
    expect(await given(w)).to.equal(270)
  })

  it('is done by a lawyer for nobody else', async () => {
    const w = await world()
    await TeamMember.create({
      matterId: w.matter.id,
      userId: w.colleague.id,
      role: 'second',
      startsOn: '2026-02-01',
      addedBy: w.lead.id,
    })
    const lawyer = await as(w.lawyer)
    const body = { ...work, userId: w.colleague.id }
    await refused(403, () => lawyer.post(`/matters/${w.matter.id}/hours`).send(body))
  })

  it('is done for nobody off the team, and for no day before they joined it', async () => {
    const w = await world()
    const coordinator = await as(w.coordinator)
    const record = (body: object) => () => coordinator.post(`/matters/${w.matter.id}/hours`).send(body)
    await refused(422, record({ ...work, userId: w.colleague.id }))
    await refused(422, record({ ...work, userId: w.otherLawyer.id }))
    await refused(422, record(work))
    await w.member.update({ startsOn: '2026-03-10' })
    await refused(422, record({ ...work, userId: w.lawyer.id, workedOn: '2026-03-09' }))
  })

  it('is done for nobody of the firm that had the matter before, nor for the day after somebody left', async () => {
    const w = await world()
    await w.matter.update({ firmId: w.otherFirm.id })
    const ask = async (person: User) => {
      const browser = await as(person)
      return () => browser.post(`/matters/${w.matter.id}/hours`).send({ ...work, userId: w.lawyer.id })
    }
    await refused(422, await ask(w.otherCoordinator))
    await refused(422, await ask(w.lead))
    await w.matter.update({ firmId: w.firm.id })
    await Employment.create({
      ...{ userId: w.lawyer.id, firmId: w.firm.id },
      ...{ startsOn: '2026-01-05', endsOn: '2026-03-16' },
    })
    await w.lawyer.update({ firmId: w.otherFirm.id })
    const browser = await as(w.coordinator)
    const onDay = (workedOn: string) => () =>
      browser.post(`/matters/${w.matter.id}/hours`).send({ ...work, workedOn, userId: w.lawyer.id })
    await refused(422, onDay('2026-03-17'))
    await onDay('2026-03-16')().expect(201)
  })

  /** A second matter of the same firm with the same lawyer on its team. */
  async function secondMatter(w: World): Promise<Matter> {
    const matter = await build.matter({
      caseId: w.legalCase.id,
      firmId: w.firm.id,
      status: 'active',
      conflictCheck: 'clear',
    })
    const { lawyer, lead } = w
    const member = { userId: lawyer.id, role: 'lead', startsOn: '2026-02-01', addedBy: lead.id } as const
    await TeamMember.create({ matterId: matter.id, ...member })
    return matter
  }

  it('holds one day of one person to 24 hours, over all their matters', async () => {
    const w = await world()
    const second = await secondMatter(w)
    const lawyer = await as(w.lawyer)
    const record = (matter: Matter, minutes: number) => () =>
      lawyer.post(`/matters/${matter.id}/hours`).send({ ...work, minutes })
    await record(w.matter, 1400)().expect(201)
    await refused(409, record(second, 41))
    await record(second, 40)().expect(201)
    await refused(409, record(w.matter, 1))
  })

  it('holds that day too when requests for two matters come at the same time', async () => {
    const w = await world()
    const matters = [w.matter, await secondMatter(w)]
    const lawyer = await as(w.lawyer)
    const answers = await Promise.all(
      [...matters, ...matters, ...matters].map(({ id }) =>
        lawyer.post(`/matters/${id}/hours`).send({ ...work, minutes: 500, again: true }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 201, 409, 409, 409, 409])
    expect(await TimeEntry.sum('minutes')).to.equal(1000)
    expect(await Matter.sum('minutesGiven')).to.equal(1000)
  })

  it('takes no hours on a matter that nobody took on, nor after its end', async () => {
    const w = await world()
    const coordinator = await as(w.coordinator)
    const body = { ...work, userId: w.lawyer.id }
    await refused(409, () => coordinator.post(`/matters/${w.offered.id}/hours`).send(body))
    await w.matter.update({ status: 'closed', closedOn: '2026-03-10' })
    await refused(422, () => coordinator.post(`/matters/${w.matter.id}/hours`).send(body))
    const late = { ...body, workedOn: '2026-03-09' }
    await coordinator.post(`/matters/${w.matter.id}/hours`).send(late).expect(201)
  })

  it('records one entry of twenty requests under one key', async () => {
    const w = await world()
    const lawyer = await as(w.lawyer)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        lawyer.post(`/matters/${w.matter.id}/hours`).set('Idempotency-Key', 'one-and-the-same').send(work),
      ),
    )
    expect(answers.map(({ status }) => status)).to.deep.equal(Array(20).fill(201))
    expect(new Set(answers.map(({ body }) => body.id)).size).to.equal(1)
    expect(await TimeEntry.count()).to.equal(1)
    expect(await given(w)).to.equal(90)
    expect(await auditVerbs()).to.deep.equal(['hours.recorded'])
  }).timeout(30_000)
})
