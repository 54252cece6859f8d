import { expect } from 'chai'
import { planRenewals } from '../../demo/firms/renewals.ts'
import { makeWorld } from '../../demo/makeWorld.ts'
import { Instalment } from '../../models/Instalment.ts'
import { Partnership } from '../../models/Partnership.ts'
import { Payment } from '../../models/Payment.ts'
import { PlannedMessage } from '../../models/PlannedMessage.ts'
import { Pledge } from '../../models/Pledge.ts'

describe('the agreements of the demonstration world', () => {
  it('are renewed each year, and paid for in the instalments that were pledged', async () => {
    await makeWorld({ cases: 30, seed: 7, today: '2026-03-18' })
    const partnerships = new Map((await Partnership.findAll()).map(one => [one.id, one]))
    const pledges = new Map((await Pledge.findAll()).map(one => [one.id, one]))
    const instalments = await Instalment.findAll()
    const partnershipOf = (pledgeId: string | null) =>
      partnerships.get(pledges.get(pledgeId ?? '')?.partnershipId ?? '')

    for (const { kind, id, quantity } of pledges.values()) {
      const dues = instalments.filter(({ pledgeId }) => pledgeId === id)
      const sum = dues.reduce((total, { amountMinor }) => total + amountMinor, 0)
      expect(sum).to.equal(kind === 'money' ? quantity : 0)
    }
    const payments = await Payment.findAll()
    for (const { firmId, pledgeId, instalmentId, amountMinor } of payments) {
      const due = instalments.find(({ id }) => id === instalmentId)
      expect([due?.pledgeId, due?.amountMinor]).to.deep.equal([pledgeId, amountMinor])
      expect(partnershipOf(pledgeId)?.firmId).to.equal(firmId)
    }
    const renewed = [...partnerships.values()].filter(({ renewedFromId }) => renewedFromId)
    for (const { firmId, year, renewedFromId } of renewed) {
      expect(partnerships.get(renewedFromId ?? '')).to.include({ firmId, year: year - 1 })
    }
    expect([payments.length, renewed.length].every(count => count > 5)).to.equal(true)
  }).timeout(60_000)

  it('have the steps to their renewal planned, as a centre finds them in the morning', async () => {
    const today = '2026-03-18'
    await makeWorld({ cases: 30, seed: 7, today })
    await planRenewals({ today, now: new Date('2026-03-18T01:00:00Z') })
    const live = await Partnership.findAll({ where: { year: 2026, state: 'signed' } })
    const planned = await PlannedMessage.findAll({ where: { state: 'planned' } })
    expect(live.length).to.be.greaterThan(3)
    for (const { id } of live) {
      expect(planned.filter(({ partnershipId }) => partnershipId === id)).to.have.length(6)
    }
  }).timeout(60_000)
})
