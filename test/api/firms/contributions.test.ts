import { expect } from 'chai'
import fc from 'fast-check'
import { ContributionsAnswer } from '../../../api/firms/contributions-schema.ts'
import type { Firm } from '../../../models/Firm.ts'
import { GiftInKind } from '../../../models/GiftInKind.ts'
import { Instalment } from '../../../models/Instalment.ts'
import type { Partnership } from '../../../models/Partnership.ts'
import { Payment } from '../../../models/Payment.ts'
import { Pledge } from '../../../models/Pledge.ts'
import { TimeEntry } from '../../../models/TimeEntry.ts'
import { Training } from '../../../models/Training.ts'
import { TrainingAttendance } from '../../../models/TrainingAttendance.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'
import { give, plans } from './given.ts'
import { countByHand } from './given-by-hand.ts'

describe('contributions', () => {
  const path = (firm: Firm, year = 2026) => `/firms/${firm.id}/partnerships/${year}/contributions`

  it('are what a count by hand counts, for each who may ask', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async plan => {
        const { firm, partnership } = await give(plan)
        const byHand = await countByHand(firm, partnership)
        for (const asker of [await build.manager(), await build.director(), await build.coordinator(firm)]) {
          const { body } = await (await as(asker)).get(path(firm)).expect(200)
          expect(ContributionsAnswer.parse(body)).to.deep.equal(body)
          expect(body).to.deep.include(byHand)
        }
      }),
      { numRuns: 12 },
    )
  }).timeout(60_000)

  describe('of one firm', () => {
    let firm: Firm
    let partnership: Partnership
    let manager: Browser
    const read = async (browser = manager) => (await browser.get(path(firm)).expect(200)).body
    const pay = (amountMinor: number, more: object = {}) =>
      Payment.create({
        firmId: firm.id,
        receivedOn: '2026-02-01',
        amountMinor,
        currency: 'HKD',
        receiptNumber: `R-${amountMinor}`,
        recordedBy: firm.id,
        ...more,
      })

    beforeEach(async () => {
      firm = await build.firm()
      partnership = await build.partnership({ firmId: firm.id, pledgedMinutes: 600, pledgedMinor: 0 })
      manager = await as(await build.manager())
    })

    it('tell which instalments are paid, due and overdue; money without a name pays the earliest', async () => {
      const made = { partnershipId: partnership.id, kind: 'money', currency: 'HKD', quantity: 400 } as const
      const { id: pledgeId } = await Pledge.create(made)
      const dates = ['2026-01-15', '2026-03-17', '2026-03-18', '2026-09-01']
      const instalments: Instalment[] = []
      for (const dueOn of dates)
        instalments.push(await Instalment.create({ pledgeId, dueOn, amountMinor: 100 }))
      const told = async () => {
        const { pledges } = await read()
        const money = pledges.find(({ kind }: { kind: string }) => kind === 'money')
        return money.instalments.map((one: { paidMinor: number; state: string }) => [
          one.paidMinor,
          one.state,
        ])
      }
      expect(await told()).to.deep.equal([
        [0, 'overdue'],
        [0, 'overdue'],
        [0, 'due'],
        [0, 'due'],
      ])
      await pay(90, { pledgeId, instalmentId: instalments[3]?.id, receivedOn: '2025-12-01' })
      await pay(130)
      expect(await told()).to.deep.equal([
        [100, 'paid'],
        [30, 'overdue'],
        [0, 'due'],
        [90, 'due'],
      ])
      await pay(500)
      expect(await told()).to.deep.equal(Array(4).fill([100, 'paid']))
    })

    it('never add money, minutes, days and values of things to each other', async () => {
      const { lawyer, matter } = await build.lease({ firm })
      const worked = { matterId: matter.id, firmId: firm.id, userId: lawyer.id, recordedBy: lawyer.id }
      const hours = { ...worked, workedOn: '2026-02-01', activity: 'research' } as const
      await TimeEntry.create({ ...hours, minutes: 1 })
      await TimeEntry.create({ ...hours, minutes: 10, verifiedAt: new Date('2026-03-01T00:00:00Z') })
      await pay(100)
      await pay(1_000, { currency: 'GBP' })
      const gift = { firmId: firm.id, givenOn: '2026-02-01', description: 'x', recordedBy: lawyer.id }
      const value = { currency: 'HKD', valuationBasis: 'Invoice' }
      await GiftInKind.create({ ...gift, ...value, kind: 'venue', valuationMinor: 10_000 })
      await GiftInKind.create({
        ...gift,
        ...value,
        kind: 'secondment',
        days: 100_000,
        valuationMinor: 1_000_000,
      })
      const single = new Set([2026, 600, 0, 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000])

      const numbers: number[] = []
      JSON.stringify(await read(), (_, value) => {
        if (typeof value === 'number') numbers.push(value)
        return value
      })
      expect(numbers.filter(number => !single.has(number))).to.deep.equal([])
      expect(new Set(numbers)).to.deep.equal(single)
    })

    it('leave out what belongs to another agreement, whenever it came', async () => {
      const term = { year: 2025, startsOn: '2025-01-01', endsOn: '2025-12-31' }
      const before = await build.partnership({ firmId: firm.id, ...term, pledgedMinor: 900 })
      const theirs = await Pledge.findOne({ where: { partnershipId: before.id, kind: 'money' } })
      await pay(900, { pledgeId: theirs?.id })
      const { body } = await manager.get(path(firm, 2025)).expect(200)
      expect(body.pledges[1]).to.include({ pledgedMinor: 900, givenMinor: 900 })
      expect((await read()).outside.money).to.deep.equal([])
    })

    it('hold a training that lawyers of the firm went to, once', async () => {
      const held = { kind: 'other', title: 'Evening', minutes: 60, recordedBy: firm.id } as const
      const training = await Training.create({ ...held, firmId: null, heldOn: '2026-02-01' })
      await Training.create({ ...held, firmId: null, heldOn: '2026-02-02' })
      const coordinator = await build.coordinator(firm)
      for (const { id: userId } of [coordinator, await build.partnerLawyer(firm)]) {
        const there = { trainingId: training.id, firmId: firm.id, userId, recordedBy: firm.id }
        await TrainingAttendance.create(there)
      }
      expect((await read()).outside.trainings).to.equal(1)
      expect((await read(await as(coordinator))).outside.trainings).to.equal(1)
    })

    it('count no hours and no matter behind a wall', async () => {
      const { lawyer, legalCase, matter } = await build.lease({ firm })
      await matter.update({ conflictCheckedOn: '2026-02-02' })
      const worked = { matterId: matter.id, firmId: firm.id, userId: lawyer.id, recordedBy: lawyer.id }
      await TimeEntry.create({ ...worked, workedOn: '2026-02-03', minutes: 60, activity: 'research' })
      const walled = await build.director()
      await build.wall({ caseId: legalCase.id, userId: walled.id })

      const [seen, unseen] = [await read(), await read(await as(walled))]
      expect([seen.pledges[0].unverifiedMinutes, seen.outside.matters]).to.deep.equal([60, 1])
      expect([unseen.pledges[0].unverifiedMinutes, unseen.outside.matters]).to.deep.equal([0, 0])
    })

    it('are for those who read the agreement, and leave no audit entry', async () => {
      const table: [Browser, number][] = [
        [await as(await build.coordinator(firm)), 200],
        [await as(await build.partnerLawyer(firm)), 403],
        [await as(await build.caseworker()), 403],
        [await as(await build.coordinator(await build.firm())), 404],
        [await as(await build.administrator()), 404],
      ]
      for (const [browser, status] of table) await browser.get(path(firm)).expect(status)
      await manager.get(path(firm, 2031)).expect(404)
      expect(await auditVerbs()).to.deep.equal([])
    })
  })
})
