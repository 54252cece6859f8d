import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { refused, world } from '../cases/world.ts'
import { filed, search } from './world.ts'

const clear = { decision: 'clear', note: 'Another person\nof the same name' }

async function searched() {
  const people = await world()
  await filed(people.colleague, { fullName: 'Amina Hasan' })
  const asked = { names: ['Amina Hasan'], caseId: people.legalCase.id }
  const { id } = await search(people.maria, asked)
  return {
    ...people,
    id,
    at: `/conflict-searches/${id}/decision`,
    list: `/cases/${people.legalCase.id}/conflict-searches`,
  }
}

describe('the decision on a conflict search', () => {
  it('is written down by whoever searched, with a note, and stands in the case', async () => {
    const { maria, legalCase, id, at, list } = await searched()
    const browser = await as(maria)
    const { body } = await browser.put(at).send(clear).expect(200)
    expect(body).to.deep.include({
      id,
      caseId: legalCase.id,
      ...clear,
      decidedBy: { id: maria.id, name: maria.displayName },
      decidedAt: '2026-03-18T06:00:00.000Z',
    })
    expect((await browser.get(list).expect(200)).body).to.deep.equal({ items: [body], next: null })
    const entry = await AuditEntry.findOne({ where: { action: 'conflict.decided' }, rejectOnEmpty: true })
    expect(entry).to.include({ actorId: maria.id, subjectId: id, caseId: legalCase.id })
    expect(JSON.parse(entry.details)).to.deep.equal({ outcome: 'clear' })
  })

  it('may be a director’s, and is taken once: whoever thinks again searches again (409)', async () => {
    const { maria, director, at } = await searched()
    await (await as(director)).put(at).send({ decision: 'needs-review' }).expect(200)
    for (const who of [maria, director]) await refused(who, 409, ['put', at, clear])
  })

  it('is taken by one of two who decide at the same moment', async () => {
    const { maria, director, at } = await searched()
    const decide = async (who: typeof maria, decision: string) => (await as(who)).put(at).send({ decision })
    const answers = await Promise.all([decide(maria, 'clear'), decide(director, 'conflict')])
    expect(answers.map(answer => answer.status).sort()).to.deep.equal([200, 409])
  })

  it('is refused with another word (422), to a second on the case (403), and does not exist for others (404)', async () => {
    const { maria, colleague, legalCase, director, at } = await searched()
    await refused(maria, 422, ['put', at, { decision: 'maybe' }])
    await refused(colleague, 404, ['put', at, clear])
    await build.assignment({ caseId: legalCase.id, userId: colleague.id })
    await refused(colleague, 403, ['put', at, clear])
    await refused(await build.manager(), 404, ['put', at, clear])
    await build.wall({ caseId: legalCase.id, userId: director.id })
    await refused(director, 404, ['put', at, clear])
  })
})

describe('conflict searches', () => {
  it('of a case are read by its caseworkers and directors, never by a lawyer of a firm', async () => {
    const { lead, lawyer, legalCase } = await build.lease()
    await filed(lead, { fullName: 'Amina Hasan' })
    const { id } = await search(lead, { names: ['Amina Hasan'], caseId: legalCase.id })
    const list = `/cases/${legalCase.id}/conflict-searches`
    for (const who of [lead, await build.director()])
      expect((await (await as(who)).get(list).expect(200)).body.items).to.have.length(1)
    await (await as(lawyer)).get(`/cases/${legalCase.id}/parties`).expect(200)
    await refused(lawyer, 403, ['get', list])
    await refused(lawyer, 404, ['get', `/conflict-searches/${id}`])
    await refused(await build.caseworker(), 403, ['get', list])
    await refused(await build.officer(), 404, ['get', list])
  })

  it('can be read again by whoever asked, without the note that somebody else wrote about the case', async () => {
    const { maria, director, colleague, legalCase, id, at } = await searched()
    await (await as(director)).put(at).send(clear).expect(200)
    expect((await (await as(maria)).get(`/conflict-searches/${id}`).expect(200)).body.note).to.equal(
      clear.note,
    )
    const handOver = { userId: colleague.id, role: 'lead' }
    await (await as(director)).post(`/cases/${legalCase.id}/assignments`).send(handOver).expect(201)
    const { body } = await (await as(maria)).get(`/conflict-searches/${id}`).expect(200)
    expect(body.decision).to.equal('clear')
    expect(body).to.not.have.property('note')
    await refused(await build.caseworker(), 404, ['get', `/conflict-searches/${id}`])
  })

  it('are listed with the newest first, a page at a time', async () => {
    const { maria, legalCase, list } = await searched()
    for (let n = 0; n < 2; n++) await search(maria, { names: ['Amina Hasan'], caseId: legalCase.id })
    const browser = await as(maria)
    const first = (await browser.get(`${list}?limit=2`).expect(200)).body
    const second = (await browser.get(`${list}?limit=2&cursor=${first.next}`).expect(200)).body
    const ids = [...first.items, ...second.items].map((one: { id: string }) => one.id)
    expect(new Set(ids).size).to.equal(3)
    await refused(maria, 422, ['get', `${list}?sort=score`])
  })
})
