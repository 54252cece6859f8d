import { expect } from 'chai'
import { AuditEntry } from '../../models/AuditEntry.ts'
import type { Case } from '../../models/Case.ts'
import type { User } from '../../models/User.ts'
import { as } from '../support/as.ts'
import { build } from '../support/build.ts'
import { setClock } from '../support/house.ts'
import { changesNothing, refused } from './cases/world.ts'

const add = async (
  who: User,
  legalCase: Case,
  name: string,
  legalLastDay: string,
  internalTarget = legalLastDay,
) =>
  (await as(who))
    .post(`/cases/${legalCase.id}/deadlines`)
    .send({ name, legalLastDay, internalTarget, source: 'A letter' })
    .expect(201)

interface Item {
  name: string
  overdue: boolean
  daysLeft: number
  client: { fullName: string } | null
}

const week = async (who: User): Promise<Item[]> =>
  (await (await as(who)).get('/my/week').expect(200)).body.items
const names = async (who: User) => (await week(who)).map(item => item.name)

async function onePiece(legalLastDay = '2026-03-20') {
  const maria = await build.caseworker()
  const legalCase = await build.case({ lead: maria })
  await add(maria, legalCase, 'Bundle', legalLastDay)
  return { maria, legalCase }
}

describe('GET /my/week', () => {
  it('shows what is overdue first, then the next seven days, and nothing later', async () => {
    const maria = await build.caseworker()
    const legalCase = await build.case({ lead: maria })
    await add(maria, legalCase, 'later', '2026-03-26')
    await add(maria, legalCase, 'on the seventh day', '2026-03-25')
    await add(maria, legalCase, 'today', '2026-03-18')
    await add(maria, legalCase, 'overdue', '2026-03-01')
    await add(maria, legalCase, 'aimed at this week', '2026-06-01', '2026-03-20')

    const items = await week(maria)

    expect(items.map(item => item.name)).to.deep.equal([
      'overdue',
      'today',
      'on the seventh day',
      'aimed at this week',
    ])
    expect(items.map(item => [item.overdue, item.daysLeft])).to.deep.equal([
      [true, -17],
      [false, 0],
      [false, 7],
      [false, 75],
    ])
  })

  it('shows only what runs', async () => {
    const { maria, legalCase } = await onePiece()
    const { items } = (await (await as(maria)).get(`/cases/${legalCase.id}/deadlines`)).body
    const end = { outcome: 'void', on: '2026-03-18', because: 'Vacated' }
    await (await as(maria))
      .put(`/cases/${legalCase.id}/deadlines/${items[0].id}/settlement`)
      .send(end)
      .expect(204)
    expect(await names(maria)).to.deep.equal([])
  })

  it('shows the cases that I lead, share or cover today, and no others', async () => {
    const { maria, legalCase } = await onePiece()
    const [second, cover, past, future, stranger] = await Promise.all(
      [1, 2, 3, 4, 5].map(() => build.caseworker()),
    )
    const put = (who: User | undefined, given: object) =>
      build.assignment({ caseId: legalCase.id, userId: who?.id ?? '', role: 'cover', ...given })
    await put(second, { role: 'second' })
    await put(cover, { startsOn: '2026-03-18', endsOn: '2026-03-18' })
    await put(past, { startsOn: '2026-03-01', endsOn: '2026-03-17' })
    await put(future, { startsOn: '2026-03-19', endsOn: '2026-03-25' })

    for (const who of [maria, second, cover]) if (who) expect(await names(who)).to.deep.equal(['Bundle'])
    for (const who of [past, future, stranger]) if (who) expect(await names(who)).to.deep.equal([])
  })

  it('leaves me when my cover has ended', async () => {
    const { legalCase } = await onePiece('2026-03-22')
    const cover = await build.caseworker()
    await build.assignment({ caseId: legalCase.id, userId: cover.id, role: 'cover', endsOn: '2026-03-19' })
    expect(await names(cover)).to.deep.equal(['Bundle'])
    setClock('2026-03-20T02:00:00.000Z')
    expect(await names(cover)).to.deep.equal([])
  })

  it('shows a director only the cases assigned to them', async () => {
    const { legalCase } = await onePiece()
    const director = await build.director()
    expect(await names(director)).to.deep.equal([])
    await build.assignment({ caseId: legalCase.id, userId: director.id })
    expect(await names(director)).to.deep.equal(['Bundle'])
  })

  it('never shows a case behind a wall, and keeps the date but not the client when the wall is around a sister case', async () => {
    const { maria, legalCase } = await onePiece()
    const sister = await build.case({ lead: maria, clientId: legalCase.clientId })
    await build.wall({ caseId: sister.id, userId: maria.id })
    const items = await week(maria)
    expect(items.map(item => [item.name, item.client])).to.deep.equal([['Bundle', null]])
    await build.wall({ caseId: legalCase.id, userId: maria.id })
    expect(await names(maria)).to.deep.equal([])
  })

  it("shows acting characters of the client's name in the open", async () => {
    const maria = await build.caseworker()
    const client = await build.client({ leadId: maria.id, fullName: 'Ali\u202Eriadh' })
    await add(maria, await build.case({ lead: maria, clientId: client.id }), 'Bundle', '2026-03-20')
    expect((await week(maria))[0]?.client?.fullName).to.equal('Ali⟦U+202E⟧riadh')
  })

  it('audits which cases were shown, and nothing when there were none', async () => {
    const { maria, legalCase } = await onePiece()
    await week(maria)
    const entry = await AuditEntry.findOne({ where: { action: 'week.opened' }, rejectOnEmpty: true })
    expect(entry).to.include({ actorId: maria.id, subject: 'Case', subjectId: null })
    expect(JSON.parse(entry.details)).to.deep.equal({ records: [legalCase.id] })
    const idle = await as(await build.caseworker())
    await changesNothing(() => idle.get('/my/week').expect(200))
  })

  it('is refused to those who work on no cases (403), and takes no query (422)', async () => {
    for (const who of [await build.manager(), await build.administrator(), (await build.lease()).lawyer])
      await refused(who, 403, ['get', '/my/week'])
    await refused(await build.caseworker(), 422, ['get', '/my/week?userId=x'])
  })
})
