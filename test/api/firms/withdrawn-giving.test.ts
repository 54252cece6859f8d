import { expect } from 'chai'
import { Instalment } from '../../../models/Instalment.ts'
import { Pledge } from '../../../models/Pledge.ts'
import { run } from '../../../models/statements.ts'
import { as } from '../../support/as.ts'
import { build } from '../../support/build.ts'
import { setClock } from '../../support/house.ts'

const period = 'from=2026-01-01&to=2026-12-31'

describe('money and gifts that were withdrawn', () => {
  it('count nowhere any more, and still in what was known before', async () => {
    const firm = await build.firm()
    const { id: partnershipId } = await build.partnership({ firmId: firm.id, pledgedMinor: 0 })
    const money = { partnershipId, kind: 'money' as const, quantity: 100, currency: 'HKD' }
    const { id: pledgeId } = await Pledge.create(money)
    const { id: instalmentId } = await Instalment.create({ pledgeId, dueOn: '2026-02-01', amountMinor: 100 })
    const told = async () => {
      const manager = await as(await build.manager())
      const answers = await Promise.all(
        [
          `/firms/${firm.id}/partnerships/2026/contributions`,
          '/renewal-desk',
          '/renewal-desk/forecast',
          `/firms/${firm.id}/partnerships/2026/renewal-report`,
          `/figures/money.received?${period}`,
          `/figures/gifts.stated-value?${period}`,
        ].map(path => manager.get(path).expect(200)),
      )
      return answers.map(({ body: { asAt, ...body } }) => body)
    }
    const before = await told()

    const manager = await as(await build.manager())
    const received = { receivedOn: '2026-03-01', currency: 'HKD', receiptNumber: 'R-1' }
    const { body: payment } = await manager
      .post(`/firms/${firm.id}/payments`)
      .send({ ...received, amountMinor: 60, instalmentId })
      .expect(201)
    const value = { valuationMinor: 5_000, currency: 'HKD', valuationBasis: 'Price list of the house' }
    const { body: gift } = await manager
      .post(`/firms/${firm.id}/gifts-in-kind`)
      .send({ givenOn: '2026-03-01', kind: 'venue', description: 'Room', ...value })
      .expect(201)
    // Rows bear the moment of the machine, not that of the test's clock.
    for (const table of ['payments', 'gifts_in_kind']) {
      await run(`UPDATE ${table} SET created_at = ?`, [new Date('2026-03-18T06:00:00.000Z')])
    }
    const given = await told()
    for (const [at, answer] of given.entries()) expect(answer, `answer ${at}`).not.to.deep.equal(before[at])

    setClock('2026-03-18T06:10:00.000Z')
    for (const path of [`payments/${payment.id}`, `gifts-in-kind/${gift.id}`]) {
      const again = await as(await build.manager())
      const reason = { reason: 'wrong-entry' }
      await again.put(`/firms/${firm.id}/${path}/withdrawal`).send(reason).expect(200)
    }
    expect(await told()).to.deep.equal(before)

    const earlier = encodeURIComponent('2026-03-18T06:05:00.000Z')
    const later = await as(await build.manager())
    const { body } = await later.get(`/figures/money.received?${period}&asAt=${earlier}`).expect(200)
    expect(JSON.stringify(body)).to.contain('60')
    // The instalment is owed whole again.
    const whole = { ...received, amountMinor: 100, instalmentId }
    await later.post(`/firms/${firm.id}/payments`).send(whole).expect(201)
  })
})
