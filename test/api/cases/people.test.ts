import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { setClock } from '../../support/house.ts'
import { pointersOf, refused, world } from './world.ts'

type Line = { id: string; role: string; startsOn: string; endsOn: string | null; user: { id: string } }

describe('assignments', () => {
  it('let a second see the case in full, and say so in the audit log', async () => {
    const { director, colleague, legalCase } = await world()
    const given = { userId: colleague.id, role: 'second' }
    const { body } = await (await as(director))
      .post(`/cases/${legalCase.id}/assignments`)
      .send(given)
      .expect(201)

    expect(body).to.include({ role: 'second', startsOn: '2026-03-18', endsOn: null })
    const seen = await (await as(colleague)).get(`/cases/${legalCase.id}`).expect(200)
    expect(seen.body.clientId).to.equal(legalCase.clientId)
    const entry = await AuditEntry.findOne({ where: { action: 'case.assigned' }, rejectOnEmpty: true })
    expect(entry).to.include({
      actorId: director.id,
      subject: 'Assignment',
      subjectId: body.id,
      caseId: legalCase.id,
    })
    expect(JSON.parse(entry.details)).to.deep.equal({ records: [colleague.id], outcome: 'second' })
  })

  it('let a cover in from the first day to the last, and no longer', async () => {
    const { director, colleague, legalCase } = await world()
    const cover = { userId: colleague.id, role: 'cover', startsOn: '2026-03-20', endsOn: '2026-03-22' }
    await (await as(director)).post(`/cases/${legalCase.id}/assignments`).send(cover).expect(201)

    for (const [day, sees] of [
      ['19', false],
      ['20', true],
      ['22', true],
      ['23', false],
    ] as const) {
      setClock(`2026-03-${day}T02:00:00.000Z`)
      const { body } = await (await as(colleague)).get(`/cases/${legalCase.id}`).expect(200)
      expect('clientId' in body, day).to.equal(sees)
    }
  })

  it('put a new lead in the place of the old one, who sees the outline from then on', async () => {
    const { maria, director, colleague, legalCase } = await world()
    const given = { userId: colleague.id, role: 'lead' }
    await (await as(director)).post(`/cases/${legalCase.id}/assignments`).send(given).expect(201)

    const { body } = await (await as(colleague)).get(`/cases/${legalCase.id}/assignments`).expect(200)
    const lines = body.items.map((one: Line) => [one.user.id, one.role, one.startsOn, one.endsOn])
    expect(lines).to.deep.equal([
      [maria.id, 'lead', '2026-01-01', '2026-03-17'],
      [colleague.id, 'lead', '2026-03-18', null],
    ])
    expect((await (await as(maria)).get(`/cases/${legalCase.id}`)).body).to.not.have.property('clientId')
  })

  it('hand the file of the client over with the case', async () => {
    const { maria, director, colleague, legalCase } = await world()
    const file = `/clients/${legalCase.clientId}`
    const before = await (await as(maria)).get(file).expect(200)
    const given = { userId: colleague.id, role: 'lead' }
    await (await as(director)).post(`/cases/${legalCase.id}/assignments`).send(given).expect(201)

    expect((await (await as(maria)).get(file).expect(200)).body).to.have.keys(
      'id',
      'reference',
      'status',
      'lead',
    )
    await refused(maria, 403, ['post', '/cases', { clientId: legalCase.clientId }])
    await (await as(maria))
      .patch(file)
      .set('If-Match', before.headers.etag ?? '')
      .send({ telephone: '1' })
      .expect(403)
    const seen = await (await as(colleague)).get(file).expect(200)
    expect(seen.body.fullName).to.equal(before.body.fullName)
    expect(seen.body.lead.id).to.equal(colleague.id)
  })

  it('leave the file where it was when another of its cases changes hands', async () => {
    const { maria, director, colleague, legalCase } = await world()
    const other = await build.case({ lead: colleague, clientId: legalCase.clientId })
    const given = { userId: director.id, role: 'lead' }
    await (await as(director)).post(`/cases/${other.id}/assignments`).send(given).expect(201)
    const { body } = await (await as(maria)).get(`/clients/${legalCase.clientId}`).expect(200)
    expect(body.lead.id).to.equal(maria.id)
  })

  it('remember a lead who comes back twice over', async () => {
    const { maria, director, colleague, legalCase } = await world()
    const path = `/cases/${legalCase.id}/assignments`
    await (await as(director)).post(path).send({ userId: colleague.id, role: 'lead' }).expect(201)
    setClock('2026-03-20T02:00:00.000Z')
    const browser = await as(director)
    await browser.post(path).send({ userId: maria.id, role: 'lead' }).expect(201)
    expect((await browser.get(path)).body.items).to.have.length(3)
    await refused(director, 409, ['post', path, { userId: maria.id, role: 'lead' }])
  })

  it('end for a second on the day that is told, but never for the lead', async () => {
    const { maria, director, colleague, legalCase } = await world()
    const path = `/cases/${legalCase.id}/assignments`
    const browser = await as(director)
    const second = await browser
      .post(path)
      .send({ userId: colleague.id, role: 'second', startsOn: '2026-03-01' })
      .expect(201)
    const { items } = (await browser.get(path).expect(200)).body
    const lead = items.find((one: Line) => one.user.id === maria.id)

    await refused(director, 409, ['put', `${path}/${lead.id}/ending`, {}])
    await browser.put(`${path}/${second.body.id}/ending`).send({}).expect(204)
    expect((await (await as(colleague)).get(`/cases/${legalCase.id}`)).body).to.not.have.property('clientId')
    await refused(director, 409, ['put', `${path}/${second.body.id}/ending`, {}])
    expect(await AuditEntry.count({ where: { action: 'case.unassigned', actorId: director.id } })).to.equal(1)
  })

  it('cannot be made longer by ending them', async () => {
    const { director, colleague, legalCase } = await world()
    const cover = { userId: colleague.id, role: 'cover', endsOn: '2026-03-22' }
    const path = `/cases/${legalCase.id}/assignments`
    const { body } = await (await as(director)).post(path).send(cover).expect(201)
    const problem = await refused(director, 422, [
      'put',
      `${path}/${body.id}/ending`,
      { endsOn: '2026-12-31' },
    ])
    expect(pointersOf(problem)).to.deep.equal(['/endsOn'])
  })

  it('are refused for people who do not work on cases, bad dates and unknown words (422)', async () => {
    const { director, colleague, legalCase } = await world()
    const manager = await build.manager()
    const suspended = await build.user(['caseworker'], { status: 'suspended' })
    const ask = async (given: object) =>
      pointersOf(
        await refused(director, 422, [
          'post',
          `/cases/${legalCase.id}/assignments`,
          { userId: colleague.id, role: 'second', ...given },
        ]),
      )
    for (const { id } of [manager, suspended, legalCase])
      expect(await ask({ userId: id })).to.deep.equal(['/userId'])
    expect(await ask({ role: ['lead'] })).to.deep.equal(['/role'])
    expect(await ask({ colour: 'red', endsOn: '2026-02-31' })).to.deep.equal(['/colour', '/endsOn'])
    expect(await ask({ startsOn: '2026-03-20', endsOn: '2026-03-19' })).to.deep.equal(['/endsOn'])
    expect(await ask({ role: 'lead', startsOn: '2026-03-19' })).to.deep.equal(['/startsOn'])
    expect(await ask({ role: 'lead', startsOn: '2025-12-31' })).to.deep.equal(['/startsOn'])
    expect(await ask({ role: 'lead', endsOn: '2026-04-01' })).to.deep.equal(['/endsOn'])
  })

  it('are the business of directors (403), of no one walled (404), and never of one whom a wall keeps out (409)', async () => {
    const { maria, director, colleague, legalCase } = await world()
    const path = `/cases/${legalCase.id}/assignments`
    const given = { userId: colleague.id, role: 'second' }
    for (const who of [maria, colleague]) await refused(who, 403, ['post', path, given])
    await build.wall({ caseId: legalCase.id, userId: colleague.id })
    await refused(director, 409, ['post', path, given])
    await refused(colleague, 404, ['post', path, given])
    await refused(director, 404, ['put', `${path}/${legalCase.id}/ending`, {}])
  })
})

describe('walls', () => {
  const body = (userId: string) => ({ userId, reason: 'A relative works there' })

  it('stand at once, before anybody confirms them, and hide the case from its own lead', async () => {
    const { maria, director, legalCase } = await world()
    const { body: wall } = await (await as(director))
      .post(`/cases/${legalCase.id}/walls`)
      .send(body(maria.id))
      .expect(201)
    expect(wall).to.include({ state: 'raised', raisedBy: director.id, userId: maria.id, firmId: null })
    await refused(maria, 404, ['get', `/cases/${legalCase.id}`])
    const entry = await AuditEntry.findOne({ where: { action: 'wall.raised' }, rejectOnEmpty: true })
    expect(entry).to.include({
      actorId: director.id,
      subjectId: wall.id,
      caseId: legalCase.id,
      details: '{}',
    })
  })

  it('are confirmed and lifted by a second person', async () => {
    const { maria, director, legalCase } = await world()
    const other = await build.director()
    const path = `/cases/${legalCase.id}/walls`
    const { body: wall } = await (await as(director)).post(path).send(body(maria.id)).expect(201)
    const at = (what: string) => `${path}/${wall.id}/${what}`
    const browser = await as(other)

    await refused(director, 409, ['put', at('confirmation')])
    await refused(other, 409, ['put', at('lifting')])
    await browser.put(at('confirmation')).expect(204)
    await refused(other, 409, ['put', at('confirmation')])
    await browser.put(at('lift-request')).expect(204)
    await refused(maria, 404, ['get', `/cases/${legalCase.id}`])
    await refused(other, 409, ['put', at('lifting')])
    await (await as(director)).put(at('lifting')).expect(204)
    await (await as(maria)).get(`/cases/${legalCase.id}`).expect(200)
    await refused(director, 409, ['put', at('lift-request')])
  })

  it('stand once: a second wall is refused until the first was lifted', async () => {
    const { maria, director, legalCase } = await world()
    const path = `/cases/${legalCase.id}/walls`
    const first = await build.wall({ caseId: legalCase.id, userId: maria.id })
    await refused(director, 409, ['post', path, body(maria.id)])
    await first.update({ state: 'lifted' })
    await (await as(director)).post(path).send(body(maria.id)).expect(201)
    const { items } = (await (await as(director)).get(path).expect(200)).body
    expect(items.map((wall: { state: string }) => wall.state).sort()).to.deep.equal(['lifted', 'raised'])
  })

  it('name one person or one firm, with a reason (422), and are no business of caseworkers (403) or the walled (404)', async () => {
    const { maria, director, legalCase } = await world()
    const firm = await build.firm()
    const path = `/cases/${legalCase.id}/walls`
    for (const wrong of [
      {},
      { userId: maria.id },
      { ...body(maria.id), firmId: firm.id },
      { ...body(maria.id), x: 1 },
      { firmId: [firm.id], reason: 'x' },
    ])
      await refused(director, 422, ['post', path, wrong])
    await refused(maria, 403, ['post', path, body(maria.id)])
    await (await as(director))
      .post(path)
      .send({ firmId: firm.id, reason: 'Acts for the other side' })
      .expect(201)
    await build.wall({ caseId: legalCase.id, userId: director.id })
    await refused(director, 404, ['post', path, body(maria.id)])
  })
})
