import { expect } from 'chai'
import type { Firm } from '../../../models/Firm.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { Pledge } from '../../../models/Pledge.ts'
import { as, type Browser } from '../../support/as.ts'
import { build } from '../../support/build.ts'

const instalments = [
  { dueOn: '2025-12-02', amountMinor: 5_000_000 },
  { dueOn: '2026-07-01', amountMinor: 7_000_000 },
]
const money = { kind: 'money', quantity: 12_000_000, currency: 'HKD' }
const draft = {
  year: 2026,
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  pledges: [
    { kind: 'hours', quantity: 60_000 },
    { ...money, restrictedTo: 'Interpreters', description: 'From the firm’s fund', instalments },
    { kind: 'money', quantity: 500_000, currency: 'GBP' },
    { kind: 'matters', quantity: 8 },
    { kind: 'trainings', quantity: 2 },
    { kind: 'secondment', quantity: 20 },
    { kind: 'in-kind', quantity: 900_000, currency: 'HKD' },
  ],
}
const conditions = {
  excludedKinds: ['judicial-review'],
  excludedSectors: ['Private security'],
  reportingDates: ['2026-07-31', '2027-01-31'],
  answerHours: 24,
  clearHours: 72,
  graceDays: 45,
  mostMatters: 5,
}

const pointers = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer)

describe('the terms of a partnership', () => {
  let firm: Firm
  let manager: Browser
  const at = (path = '') => `/firms/${firm.id}/partnerships${path}`

  beforeEach(async () => {
    firm = await build.firm({ status: 'engaged' })
    manager = await as(await build.manager())
  })

  it('are kept as they were said, whatever was pledged', async () => {
    await manager
      .post(at())
      .send({ ...draft, ...conditions })
      .expect(201)
    const { body } = await manager.get(at('/2026')).expect(200)

    expect(body).to.deep.include({ ...conditions, state: 'draft', renewedFrom: null, signatories: [] })
    const said = body.pledges.map((pledge: Record<string, unknown>) => {
      const { id: _, instalments: parts, ...rest } = pledge
      const told = Object.entries(rest).filter(([, value]) => value !== null)
      const dues = (parts as typeof instalments).map(({ dueOn, amountMinor }) => ({ dueOn, amountMinor }))
      return { ...Object.fromEntries(told), ...(dues.length > 0 ? { instalments: dues } : {}) }
    })
    expect(said).to.deep.equal(draft.pledges)
  })

  it('are the usual ones where nothing was said', async () => {
    const { body } = await manager
      .post(at())
      .send({ ...draft, pledges: [] })
      .expect(201)
    expect(body).to.deep.include({
      pledges: [],
      excludedKinds: [],
      excludedSectors: [],
      reportingDates: [],
      answerHours: 48,
      clearHours: 48,
      graceDays: 30,
      mostMatters: null,
    })
  })

  it('refuse pledges that promise nothing that can be counted', async () => {
    const refused: [object, string[]][] = [
      [{ kind: 'money', quantity: 5 }, ['/pledges/0/currency']],
      [{ kind: 'in-kind', quantity: 5 }, ['/pledges/0/currency']],
      [{ kind: 'hours', quantity: 5, currency: 'HKD' }, ['/pledges/0/currency']],
      [{ kind: 'hours', quantity: 0 }, ['/pledges/0/quantity']],
      [{ kind: 'hours', quantity: 1.5 }, ['/pledges/0/quantity']],
      [{ kind: 'hours', quantity: 2 ** 31 }, ['/pledges/0/quantity']],
      [{ kind: 'goodwill', quantity: 1 }, ['/pledges/0/kind']],
      [
        { kind: 'hours', quantity: 5, instalments: [{ dueOn: '2026-02-01', amountMinor: 5 }] },
        ['/pledges/0/instalments'],
      ],
      [
        { ...money, instalments: [{ dueOn: '2026-02-01', amountMinor: 11_999_999 }] },
        ['/pledges/0/instalments'],
      ],
      [
        { ...money, quantity: 1, instalments: [{ dueOn: '2025-12-01', amountMinor: 1 }] },
        ['/pledges/0/instalments/0/dueOn'],
      ],
      [
        { ...money, quantity: 1, instalments: [{ dueOn: '2027-01-31', amountMinor: 1 }] },
        ['/pledges/0/instalments/0/dueOn'],
      ],
    ]
    for (const [pledge, expected] of refused) {
      const answer = await manager
        .post(at())
        .send({ ...draft, pledges: [pledge] })
        .expect(422)
      expect(pointers(answer.body)).to.deep.equal(expected)
    }
    for (const twice of [{ kind: 'hours', quantity: 5 }, money]) {
      const { body } = await manager
        .post(at())
        .send({ ...draft, pledges: [twice, { ...twice, quantity: 7 }] })
        .expect(422)
      expect(pointers(body)).to.deep.equal(['/pledges/1'])
    }
    expect([await Partnership.count(), await Pledge.count()]).to.deep.equal([0, 0])
  })

  it('refuse conditions that are none', async () => {
    const refused: [object, string][] = [
      [{ answerHours: 0 }, '/answerHours'],
      [{ clearHours: 721 }, '/clearHours'],
      [{ graceDays: 367 }, '/graceDays'],
      [{ mostMatters: -1 }, '/mostMatters'],
      [{ excludedKinds: ['lobbying'] }, '/excludedKinds/0'],
      [{ excludedSectors: ['two\nlines'] }, '/excludedSectors/0'],
      [{ reportingDates: ['2026-02-31'] }, '/reportingDates/0'],
    ]
    for (const [wrong, pointer] of refused) {
      const { body } = await manager
        .post(at())
        .send({ ...draft, ...wrong })
        .expect(422)
      expect(pointers(body)).to.deep.equal([pointer])
    }
    expect(await Partnership.count()).to.equal(0)
  })
})
