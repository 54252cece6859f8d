import { expect } from 'chai'
import { makeLink } from '../../../commands/access/links.ts'
import { Absence } from '../../../models/Absence.ts'
import { Contact } from '../../../models/Contact.ts'
import { Credential } from '../../../models/Credential.ts'
import { newId, OPEN_END } from '../../../models/columns.ts'
import { inTransaction } from '../../../models/database.ts'
import { Employment } from '../../../models/Employment.ts'
import type { Firm } from '../../../models/Firm.ts'
import { Session } from '../../../models/Session.ts'
import { SingleUseLink } from '../../../models/SingleUseLink.ts'
import { Task } from '../../../models/Task.ts'
import { TeamMember } from '../../../models/TeamMember.ts'
import { TimeEntry } from '../../../models/TimeEntry.ts'
import { Undertaking } from '../../../models/Undertaking.ts'
import { anyone, as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { contextOf } from '../../support/context.ts'

type Lease = Awaited<ReturnType<typeof build.lease>>

describe('a lawyer who leaves a firm', () => {
  let lease: Lease
  let target: Firm
  let manager: Browser

  beforeEach(async () => {
    lease = await build.lease()
    await Employment.create({ userId: lease.lawyer.id, firmId: lease.firm.id, startsOn: '2026-01-05' })
    target = await build.partnerFirm()
    manager = await as(await build.manager())
  })

  const move = (body: object = { toFirmId: target.id }, browser = manager, { firm, lawyer } = lease) =>
    browser.post(`/firms/${firm.id}/people/${lawyer.id}/move`).send(body)
  const employments = async () =>
    (await Employment.findAll({ order: ['startsOn'] })).map(({ firmId, startsOn, endsOn }) => [
      firmId,
      startsOn,
      endsOn,
    ])

  it('loses the old matters in the open session, and everywhere else, at once', async () => {
    const home = await as(lease.lawyer)
    await home.get(`/matters/${lease.matter.id}`).expect(200)
    const { body } = await home
      .post('/tokens')
      .send({ name: 'hours', scopes: ['read'], expiresOn: '2026-06-30' })
      .expect(201)
    await inTransaction(() => makeLink(contextOf(), 'password-reset', lease.lawyer.id))

    await move().expect(204)

    await home.get(`/matters/${lease.matter.id}`).expect(401)
    await anyone().get('/matters').set('Authorization', `Bearer ${body.token}`).expect(401)
    expect(await SingleUseLink.count({ where: { usedAt: null } })).to.equal(0)
    const again = await as(await lease.lawyer.reload())
    await again.get(`/matters/${lease.matter.id}`).expect(404)
    await again.get(`/firms/${target.id}`).expect(200)
    await again.get(`/firms/${lease.firm.id}`).expect(404)
  })

  it('finds the old matters no more in a session that nobody ended', async () => {
    const home = await as(lease.lawyer)
    await move().expect(204)
    await Session.update({ endedAt: null }, { where: { userId: lease.lawyer.id } })
    for (const path of ['', '/team', '/hours']) {
      await home.get(`/matters/${lease.matter.id}${path}`).expect(404)
    }
    expect((await home.get('/matters').expect(200)).body.items).to.deep.equal([])
  })

  it('is of the new firm from the day on, and leaves no undertaking, insurance, cover or contact behind', async () => {
    const colleague = await build.partnerLawyer(lease.firm)
    await Contact.create({
      id: newId(),
      ...{ firmId: lease.firm.id, userId: lease.lawyer.id, name: 'A', roles: ['finance'], language: 'en' },
      startsOn: '2026-01-01',
    })
    const absence = await Absence.create({
      ...{ userId: colleague.id, coveredBy: lease.lawyer.id, recordedBy: colleague.id },
      ...{ startsOn: '2026-04-01', endsOn: '2026-04-02' },
    })
    await move({ toFirmId: target.id, onDay: '2026-03-02' }).expect(204)

    expect(await employments()).to.deep.equal([
      [lease.firm.id, '2026-01-05', '2026-03-01'],
      [target.id, '2026-03-02', OPEN_END],
    ])
    const { id: userId } = await lease.lawyer.reload()
    expect(lease.lawyer).to.include({ firmId: target.id, status: 'active' })
    expect((await lease.member.reload()).endsOn).to.equal('2026-03-17')
    expect((await Undertaking.findOne({ where: { userId } }))?.endsOn).to.equal('2026-03-17')
    expect((await Contact.findOne())?.endsOn).to.equal('2026-03-17')
    expect((await absence.reload()).coveredBy).to.equal(null)
    const held = await Credential.findAll({ where: { userId }, order: ['kind'] })
    expect(held.map(({ kind, endsOn }) => [kind, endsOn])).to.deep.equal([
      ['indemnity', '2026-03-17'],
      ['induction', '2026-12-31'],
      ['practising-certificate', '2026-12-31'],
    ])
    const verbs = await auditVerbs()
    expect(verbs.at(-1)).to.equal('lawyer.moved')
  })

  it('leaves hours and teams to the firm of their time', async () => {
    const hours = await TimeEntry.create({
      ...{ matterId: lease.matter.id, firmId: lease.firm.id, userId: lease.lawyer.id },
      ...{ workedOn: '2026-03-02', minutes: 60, activity: 'research', recordedBy: lease.lawyer.id },
    })
    await move().expect(204)
    expect((await hours.reload()).firmId).to.equal(lease.firm.id)
    const [old, other] = [
      await as(await build.coordinator(lease.firm)),
      await as(await build.coordinator(target)),
    ]
    expect((await old.get('/hours').expect(200)).body.items).to.have.length(1)
    expect((await other.get('/hours').expect(200)).body.items).to.have.length(0)
    expect((await old.get(`/matters/${lease.matter.id}/team`).expect(200)).body.items).to.have.length(1)
  })

  it('without a new firm is suspended and of none', async () => {
    await move({}).expect(204)
    expect(await lease.lawyer.reload()).to.include({ firmId: null, status: 'suspended' })
    expect(await employments()).to.deep.equal([[lease.firm.id, '2026-01-05', '2026-03-17']])
    await (await as(lease.lawyer)).get('/session').expect(401)
  })

  it('leaves a task for each matter that nobody leads now, at the old firm and at the centre', async () => {
    const second = await build.partnerLawyer(lease.firm)
    const ledByTwo = await build.matter({ firmId: lease.firm.id, status: 'active', conflictCheck: 'clear' })
    const closed = await build.matter({ firmId: lease.firm.id, status: 'closed', closedOn: '2026-03-01' })
    const assisted = await build.matter({ firmId: lease.firm.id, status: 'active', conflictCheck: 'clear' })
    const place = (matterId: string, userId: string, role: 'lead' | 'second') =>
      TeamMember.create({ matterId, userId, role, startsOn: '2026-02-01', addedBy: lease.lead.id })
    await place(ledByTwo.id, lease.lawyer.id, 'lead')
    await place(ledByTwo.id, second.id, 'lead')
    await place(closed.id, lease.lawyer.id, 'lead')
    await place(assisted.id, lease.lawyer.id, 'second')
    await place(lease.matter.id, second.id, 'second')

    await move().expect(204)

    const tasks = await Task.findAll({ order: ['owedBy'] })
    expect(tasks.map(({ kind, owedBy, matterId, dueOn }) => [kind, owedBy, matterId, dueOn])).to.deep.equal([
      ['matter-without-lead', 'firm_coordinator', lease.matter.id, '2026-03-18'],
      ['matter-without-lead', 'partnerships_manager', lease.matter.id, '2026-03-18'],
    ])
    expect(await TeamMember.count({ where: { userId: lease.lawyer.id, endsOn: OPEN_END } })).to.equal(0)
    const seenBy = async (browser: Browser) => (await browser.get('/tasks').expect(200)).body.items.length
    expect(await seenBy(await as(await build.coordinator(lease.firm)))).to.equal(1)
    expect(await seenBy(await as(await build.coordinator(target)))).to.equal(0)
    expect(await seenBy(manager)).to.equal(2)

    const director = await as(await build.director())
    await director
      .post(`/matters/${lease.matter.id}/team`)
      .send({ userId: (await build.partnerLawyer(lease.firm)).id, role: 'lead' })
      .expect(201)
    expect(await seenBy(manager)).to.equal(0)
  })

  it('drops what the old firm owed about them', async () => {
    const owed = (owedBy: 'firm_coordinator' | 'partnerships_manager') =>
      Task.create({
        id: newId(),
        ...{ kind: 'indemnity-ends', key: owedBy, owedBy, dueOn: '2026-03-31', state: 'open' },
        ...{ firmId: lease.firm.id, userId: lease.lawyer.id },
      })
    const [theirs, ours] = [await owed('firm_coordinator'), await owed('partnerships_manager')]
    await move().expect(204)
    expect([(await theirs.reload()).state, (await ours.reload()).state]).to.deep.equal(['dropped', 'open'])
  })

  it('is on no team of the old firm, whoever is faster', async () => {
    const matter = await build.matter({
      ...{ caseId: null, kind: 'centre-work', firmId: lease.firm.id },
      ...{ status: 'active', conflictCheck: 'clear' },
    })
    const coordinator = await as(await build.coordinator(lease.firm))
    for (const first of ['move', 'team', 'move', 'team']) {
      const team = () =>
        coordinator
          .post(`/matters/${matter.id}/team`)
          .send({ userId: lease.lawyer.id, role: 'second' })
          .then(({ status }) => status)
      const moving = () => move().then(({ status }) => status)
      const both = first === 'move' ? [moving(), team()] : [team(), moving()]
      const statuses = await Promise.all(both)
      expect(statuses, first).to.include(204)
      const places = await TeamMember.findAll({ where: { matterId: matter.id, userId: lease.lawyer.id } })
      expect(
        places.filter(({ endsOn }) => endsOn >= '2026-03-18'),
        `${first} ${statuses}`,
      ).to.deep.equal([])
      await TeamMember.destroy({ where: { matterId: matter.id } })
      await lease.lawyer.reload()
      await lease.lawyer.update({ firmId: lease.firm.id })
      await Undertaking.update({ endsOn: OPEN_END }, { where: { userId: lease.lawyer.id } })
    }
  })

  it('moves once when two ask at the same moment', async () => {
    const director = await as(await build.director())
    const answers = await Promise.all([move(), move({}, director)])
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([204, 404])
    expect((await auditVerbs()).filter(verb => verb === 'lawyer.moved')).to.have.length(1)
  })

  it('goes to a firm that exists and is another one, on a day that has come', async () => {
    const refused: [object, string][] = [
      [{ toFirmId: lease.firm.id }, '/toFirmId'],
      [{ toFirmId: newId() }, '/toFirmId'],
      [{ toFirmId: null }, '/toFirmId'],
      [{ toFirmId: target.id, onDay: '2026-03-19' }, '/onDay'],
      [{ toFirmId: target.id, onDay: '2026-01-04' }, '/onDay'],
    ]
    const home = await as(lease.lawyer)
    for (const [body, pointer] of refused) {
      const answer = await move(body).expect(422)
      expect(answer.body.errors[0].pointer).to.equal(pointer)
    }
    expect((await lease.lawyer.reload()).firmId).to.equal(lease.firm.id)
    await home.get(`/matters/${lease.matter.id}`).expect(200)
    expect(await auditVerbs()).to.deep.equal(['matter.opened'])
  })

  it('takes no coordinator’s powers to another firm', async () => {
    const lawyer = await build.coordinator(lease.firm)
    await move({ toFirmId: target.id }, manager, { ...lease, lawyer }).expect(409)
    await move({}, manager, { ...lease, lawyer }).expect(204)
  })

  it('may have come on the very day', async () => {
    await Employment.update({ startsOn: '2026-03-18' }, { where: { userId: lease.lawyer.id } })
    await move().expect(204)
    expect(await employments()).to.deep.equal([[target.id, '2026-03-18', OPEN_END]])
  })

  it('is moved by the programme and by nobody else', async () => {
    const table: [Browser, number][] = [
      [await as(await build.coordinator(lease.firm)), 403],
      [await as(lease.lawyer), 403],
      [await as(await build.caseworker()), 403],
      [await as(await build.coordinator(target)), 404],
      [await as(await build.administrator()), 404],
      [anyone(), 401],
    ]
    for (const [browser, status] of table) await move({ toFirmId: target.id }, browser).expect(status)
    await manager.post(`/firms/${target.id}/people/${lease.lawyer.id}/move`).send({}).expect(404)
    expect((await lease.lawyer.reload()).firmId).to.equal(lease.firm.id)
    await move({ toFirmId: target.id }, await as(await build.director())).expect(204)
  })

  it('leaves the same behind when the account is given another firm', async () => {
    const ada = await as(await build.administrator())
    const { headers } = await ada.get(`/accounts/${lease.lawyer.id}`).expect(200)
    await ada
      .patch(`/accounts/${lease.lawyer.id}`)
      .set('If-Match', headers.etag ?? '')
      .send({ firmId: target.id })
      .expect(200)
    expect((await lease.member.reload()).endsOn).to.equal('2026-03-17')
    expect(await employments()).to.deep.equal([
      [lease.firm.id, '2026-01-05', '2026-03-17'],
      [target.id, '2026-03-18', OPEN_END],
    ])
    expect(await Task.count({ where: { kind: 'matter-without-lead' } })).to.equal(2)
  })
})

describe('an invitation of somebody of a firm', () => {
  it('writes down since when they are there, and of staff it writes nothing', async () => {
    const firm = await build.partnerFirm()
    const coordinator = await as(await build.coordinator(firm))
    const person = { email: 'noor@firm.example', displayName: 'Noor', roles: ['partner_lawyer'] }
    const { body } = await coordinator
      .post('/accounts')
      .send({ ...person, firmId: firm.id })
      .expect(201)
    const ada = await as(await build.administrator())
    await ada
      .post('/accounts')
      .send({ ...person, email: 'ruth@centre.example', roles: ['caseworker'] })
      .expect(201)
    const rows = await Employment.findAll()
    expect(
      rows.map(({ userId, firmId, startsOn, endsOn }) => [userId, firmId, startsOn, endsOn]),
    ).to.deep.equal([[body.id, firm.id, '2026-03-18', OPEN_END]])
  })
})
