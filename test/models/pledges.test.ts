import { expect } from 'chai'
import { migrations } from '../../models/migrate.ts'
import { Pledge } from '../../models/Pledge.ts'
import { run, select } from '../../models/statements.ts'
import { build } from '../support/build.ts'

const PLEDGES = '20261121T2310-create-pledges'

interface Columns {
  year: number
  minutes: number
  minor: number
  currency: string
}

const pledged = async () => {
  const rows = await Pledge.findAll({ order: ['kind', 'quantity'] })
  return rows.map(({ kind, quantity, currency }) => [kind, quantity, currency])
}

describe('what firms pledged before pledges had a table', () => {
  afterEach(async () => {
    await migrations().up()
  })

  it('goes back to the columns and comes again as rows', async () => {
    const { id: firmId } = await build.firm()
    await build.partnership({ firmId, pledgedMinutes: 6000, pledgedMinor: 700, currency: 'GBP' })
    const year = { year: 2027, startsOn: '2027-01-01', endsOn: '2027-12-31' }
    const second = await build.partnership({ firmId, ...year, pledgedMinutes: 0, pledgedMinor: 0 })
    const before = await pledged()

    await migrations().down({ to: PLEDGES })
    const columns = await select<Columns>(
      `SELECT year, pledged_minutes AS minutes, pledged_minor AS minor, currency
       FROM partnerships ORDER BY year`,
    )
    expect(columns).to.deep.equal([
      { year: 2026, minutes: 6000, minor: 700, currency: 'GBP' },
      { year: 2027, minutes: 0, minor: 0, currency: 'XXX' },
    ])
    await run('UPDATE partnerships SET pledged_minor = 5 WHERE id = ?', [second.id])

    await migrations().up()
    expect(before).to.deep.equal([
      ['hours', 6000, null],
      ['money', 700, 'GBP'],
    ])
    expect(await pledged()).to.deep.equal([
      ['hours', 6000, null],
      ['money', 5, 'XXX'],
      ['money', 700, 'GBP'],
    ])
  })

  it('have a currency exactly where they are an amount of one', async () => {
    const partnership = await build.partnership({ firmId: (await build.firm()).id })
    for (const wrong of [
      { kind: 'money', currency: null },
      { kind: 'in-kind', currency: null },
      { kind: 'hours', currency: 'HKD' },
    ] as const) {
      const [made] = await Promise.allSettled([
        Pledge.create({ partnershipId: partnership.id, quantity: 1, ...wrong }),
      ])
      expect(made.status, wrong.kind).to.equal('rejected')
    }
    expect(await Pledge.count()).to.equal(2)
  })
})
