import { expect } from 'chai'
import { AuditEntry } from '../../../models/AuditEntry.ts'
import type { User } from '../../../models/User.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { setClock } from '../../support/house.ts'

const year = 'from=2026-01-01&to=2026-12-31'

const ask = async (user: User, path: string) => (await as(user)).get(`/figures${path}`)

// Rows are written down by the machine's own clock, and a figure counts what was known.
const aMinuteOn = () => setClock(new Date(Date.now() + 60_000).toISOString())

async function casesOpened(number: number, stage = 'M05'): Promise<void> {
  for (let n = 0; n < number; n++) await build.case({ stage })
}

describe('the figures of the programme', () => {
  beforeEach(aMinuteOn)

  it('are told with what they count, when, and by what they can be divided', async () => {
    const { status, body } = await ask(await build.manager(), '')
    expect(status).to.equal(200)
    const figure = body.figures.find((one: { code: string }) => one.code === 'cases.opened')
    expect(figure).to.deep.include({ unit: 'cases', share: false, asAt: 'full' })
    expect(figure.asItStands).to.include.members(['age', 'gender', 'ground']).and.not.include('stage')
    expect(figure.definition).to.match(/^Each case that was opened in the period\./)
    expect(body.dimensions.map((one: { code: string }) => one.code)).to.include.members(figure.dimensions)
  })

  it('stand beside the period before', async () => {
    await casesOpened(6)
    await build.case({ openedOn: '2025-06-30' })
    const { status, body } = await ask(await build.director(), `/cases.opened?${year}`)
    expect(status).to.equal(200)
    expect(body.period).to.deep.equal({
      from: '2026-01-01',
      to: '2026-12-31',
      total: { value: 6 },
      cells: [],
    })
    expect(body.before).to.deep.include({ from: '2025-01-01', to: '2025-12-31', total: { masked: true } })
  })

  it('are of a calendar year, or of a year that begins on a day of its own', async () => {
    const director = await build.director()
    for (const [query, now, then] of [
      ['year=2025', ['2025-01-01', '2025-12-31'], ['2024-01-01', '2024-12-31']],
      ['year=2024&begins=04-01', ['2024-04-01', '2025-03-31'], ['2023-04-01', '2024-03-31']],
      ['year=2024&begins=04-06', ['2024-04-06', '2025-04-05'], ['2023-04-06', '2024-04-05']],
      ['from=2026-01-10&to=2026-01-12', ['2026-01-10', '2026-01-12'], ['2026-01-07', '2026-01-09']],
      ['from=2026-03-01&to=2026-04-30', ['2026-03-01', '2026-04-30'], ['2026-01-01', '2026-02-28']],
    ] as const) {
      const { body } = await ask(director, `/cases.opened?${query}`)
      expect([body.period.from, body.period.to], query).to.deep.equal(now)
      expect([body.before.from, body.before.to], query).to.deep.equal(then)
    }
  })

  it('are told as they were known when a day was over', async () => {
    await casesOpened(6)
    setClock(new Date(Date.now() + 3 * 86_400_000).toISOString())
    const director = await build.director()
    const dayBefore = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10)
    const at = async (day: string) => (await ask(director, `/cases.opened?${year}&asAt=${day}`)).body
    expect((await at(dayBefore)).period.total).to.deep.equal({ value: 0 })
    const told = await at(new Date(Date.now() + 86_400_000).toISOString().slice(0, 10))
    expect(told.period.total).to.deep.equal({ value: 6 })
    expect(told.asAt).to.match(/T16:00:00\.000Z$/)
  })

  it('hide small counts, and what would tell them', async () => {
    const people = async (gender: string, number: number) => {
      for (let n = 0; n < number; n++) await build.case({ clientId: (await build.client({ gender })).id })
    }
    await people('female', 9)
    await people('male', 2)
    await people('unknown', 8)
    const { body } = await ask(await build.director(), `/people.reached?${year}&by=gender`)
    const told = Object.fromEntries(
      body.period.cells.map((cell: { by: { gender: string }; count: object }) => [
        cell.by.gender,
        cell.count,
      ]),
    )
    expect(told.male).to.deep.equal({ masked: true })
    expect(body.period.total).to.deep.equal({ value: 19 })
    expect(Object.values(told).filter(count => 'withheld' in (count as object))).to.have.length(1)
  })

  it('hide no number of firms, which tells of no person', async () => {
    const director = await build.director()
    const firm = await build.firm()
    await build.partnership({ firmId: firm.id, year: 2026, state: 'signed', signedOn: '2026-01-01' })
    const { body } = await ask(director, `/firms.partners?${year}`)
    expect(body.period.total).to.deep.equal({ value: 1 })
  })

  it('propose to tell small categories as one, and do so when asked', async () => {
    const people = async (gender: string, number: number) => {
      for (let n = 0; n < number; n++) await build.case({ clientId: (await build.client({ gender })).id })
    }
    await people('female', 9)
    await people('male', 2)
    await people('undisclosed', 3)
    await people('another', 8)
    const director = await build.director()
    const { body } = await ask(director, `/people.reached?${year}&by=gender`)
    expect(body.merging).to.deep.equal({
      proposed: [{ dimension: 'gender', from: ['male', 'undisclosed'], into: 'male+undisclosed' }],
      done: false,
    })
    const merged = (await ask(director, `/people.reached?${year}&by=gender&merge=proposed`)).body
    expect(merged.merging).to.deep.equal({ ...body.merging, done: true })
    expect(merged.period.total).to.deep.equal({ value: 22 })
    const told = merged.period.cells.map((cell: { by: { gender: string }; count: object }) => [
      cell.by.gender,
      cell.count,
    ])
    expect(Object.fromEntries(told)).to.deep.equal({
      female: { value: 9 },
      other: { value: 8 },
      'male+undisclosed': { value: 5 },
    })
    expect((await ask(director, `/people.reached?${year}&merge=always`)).status).to.equal(422)
    const whole = await ask(director, `/people.reached?${year}&merge=proposed`)
    expect(whole.body.merging).to.deep.equal({ proposed: [], done: false })
  })

  it('hide the parts of a whole of which one is small and nothing else can be hidden', async () => {
    for (let n = 0; n < 6; n++) await build.case({ clientId: (await build.client({ gender: 'female' })).id })
    await build.case({ clientId: (await build.client({ gender: 'male' })).id })
    const { body } = await ask(await build.director(), `/people.reached?${year}&by=gender`)
    expect(body.period.cells.map(({ count }: { count: object }) => count)).to.deep.equal([
      { withheld: true },
      { withheld: true },
    ])
  })

  it('are for those who make the report of the programme, and for nobody else', async () => {
    const { lawyer, lead, firm } = await build.lease()
    for (const user of [
      lawyer,
      lead,
      await build.coordinator(firm),
      await build.counsellor(),
      await build.officer(),
      await build.administrator(),
    ]) {
      for (const path of ['', `/cases.opened?${year}`, `/cases.opened/records?${year}`]) {
        expect((await ask(user, path)).status, path).to.equal(403)
      }
    }
  })

  it('are divided by nothing that the reader may not read', async () => {
    const manager = await build.manager()
    for (const by of ['gender', 'age', 'region', 'language', 'disability', 'ground']) {
      const { status, body } = await ask(manager, `/people.reached?${year}&by=${by}`)
      expect(status, by).to.equal(403)
      expect(body.detail).to.include(by)
    }
    expect((await ask(manager, `/people.reached?${year}&by=stage`)).status).to.equal(200)
  })

  it('leave out what a wall hides', async () => {
    await casesOpened(6)
    const { legalCase } = await build.lease()
    const [free, walled] = [await build.director(), await build.director()]
    await build.wall({ caseId: legalCase.id, userId: walled.id })
    for (const code of ['cases.opened', 'people.reached', 'people.new', 'cases.open-at-end']) {
      const totals = []
      for (const user of [free, walled]) totals.push((await ask(user, `/${code}?${year}`)).body.period.total)
      expect(totals, code).to.deep.equal([{ value: 7 }, { value: 6 }])
    }
  })

  it('cannot be asked in an impossible way', async () => {
    const director = await build.director()
    for (const [query, pointer] of [
      ['from=2026-02-01&to=2026-01-31', '/to'],
      ['from=2026-02-31&to=2026-03-31', '/from'],
      ['from=2026-01-01', '/to'],
      [`${year}&asAt=2099-01-01T00:00:00Z`, '/asAt'],
      [`${year}&asAt=yesterday`, '/asAt'],
      [`${year}&asAt=9999-12-31`, '/asAt'],
      [`${year}&asAt=0001-01-01T00:00:00Z`, '/asAt'],
      ['from=0001-01-01&to=2026-12-31', '/from'],
      ['from=2026-01-01&to=9999-12-31', '/to'],
      ['year=9999', '/year'],
      [`${year}&by=stage,stage`, '/by'],
      [`year=2026&from=2026-01-01`, '/year'],
      ['year=2026&begins=02-29', '/begins'],
      ['begins=04-01', '/begins'],
      [`${year}&by=shoes`, '/by/0'],
      [`${year}&by=currency`, '/by'],
    ]) {
      const { status, body } = await ask(director, `/cases.opened?${query}`)
      expect(status, query).to.equal(422)
      expect(body.errors[0].pointer).to.equal(pointer)
    }
    const unknown = await ask(director, `/cases.invented?${year}`)
    expect([unknown.status, unknown.body.detail]).to.deep.equal([
      404,
      'There is no such figure; GET /api/v1/figures lists them all',
    ])
    expect((await ask(director, `/constructor?${year}`)).status).to.equal(404)
    expect((await ask(director, `/cases.invented/records?${year}`)).status).to.equal(404)
  })
})

describe('the records behind a figure', () => {
  beforeEach(aMinuteOn)

  it('are as many as it counts, a page at a time', async () => {
    await casesOpened(7)
    const director = await build.director()
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await ask(director, `/cases.opened/records?${year}&limit=3${cursor}`)
      seen.push(...body.items.map((one: { reference: string }) => one.reference))
      cursor = body.next ? `&cursor=${body.next}` : ''
    } while (cursor)
    expect(new Set(seen).size).to.equal(7)
    expect(seen.every(reference => reference.startsWith('CS-'))).to.equal(true)
  })

  it('are cases for a manager, and never people', async () => {
    await casesOpened(2)
    const manager = await build.manager()
    expect((await ask(manager, `/cases.opened/records?${year}`)).body.items).to.have.length(2)
    expect((await ask(manager, `/people.reached/records?${year}`)).status).to.equal(403)
  })

  it('leave out what a wall hides', async () => {
    const { legalCase } = await build.lease()
    const director = await build.director()
    await build.wall({ caseId: legalCase.id, userId: director.id })
    expect((await ask(director, `/cases.opened/records?${year}`)).body.items).to.deep.equal([])
  })

  it('are those of one cell, also where only the files tell it', async () => {
    const women = []
    for (const gender of ['female', 'male', 'female']) {
      const legalCase = await build.case({ clientId: (await build.client({ gender })).id })
      if (gender === 'female') women.push(legalCase.id)
    }
    const director = await build.director()
    const { body } = await ask(director, `/cases.opened/records?${year}&in=gender:female,stage:unknown`)
    const none = await ask(director, `/cases.opened/records?${year}&in=gender:female,stage:M05`)
    const ids = [...body.items, ...none.body.items].map(({ id }: { id: string }) => id)
    expect(ids.sort()).to.deep.equal(women.sort())
    expect(body.next).to.equal(null)
    const manager = await build.manager()
    expect((await ask(manager, `/cases.opened/records?${year}&in=gender:female`)).status).to.equal(403)
    for (const [query, pointer] of [
      ['in=grade:partner', '/in'],
      ['in=gender', '/in/0/1'],
      ['in=shoes:red', '/in/0/0'],
      ['in=stage:M05,stage:M07', '/in'],
      ['among=true', '/among'],
    ] as const) {
      const { status, body } = await ask(director, `/cases.opened/records?${year}&${query}`)
      expect([status, body.errors[0].pointer.slice(0, 3)], query).to.deep.equal([422, pointer.slice(0, 3)])
    }
  })

  it('leave in the log who looked at which, behind which figure, and nothing where they were refused', async () => {
    await casesOpened(2)
    const manager = await build.manager()
    const { body } = await ask(manager, `/cases.opened/records?${year}`)
    await ask(manager, `/people.reached/records?${year}`)
    const entries = await AuditEntry.findAll()
    expect(
      entries.map(({ action, actorId, subject, subjectId, details }) => ({
        ...{ action, actorId, subject, subjectId },
        details: JSON.parse(details),
      })),
    ).to.deep.equal([
      {
        ...{ action: 'figure.opened', actorId: manager.id, subject: 'Figure', subjectId: null },
        details: {
          outcome: 'cases.opened',
          records: body.items.map((one: { id: string }) => one.id),
        },
      },
    ])
  })

  it('come after a cursor of this list only', async () => {
    const { status, body } = await ask(await build.director(), `/cases.opened/records?${year}&cursor=abc`)
    expect([status, body.errors[0].pointer]).to.deep.equal([422, '/cursor'])
  })
})
