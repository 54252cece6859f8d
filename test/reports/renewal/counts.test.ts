import { expect } from 'chai'
import type { Case } from '../../../models/Case.ts'
import type { Firm } from '../../../models/Firm.ts'
import { GiftInKind } from '../../../models/GiftInKind.ts'
import type { Matter } from '../../../models/Matter.ts'
import { type MatterClosingReason, MatterClosure } from '../../../models/MatterClosure.ts'
import { ReferralMove } from '../../../models/ReferralMove.ts'
import { Step } from '../../../models/Step.ts'
import { select } from '../../../models/statements.ts'
import { TimeEntry } from '../../../models/TimeEntry.ts'
import { Training } from '../../../models/Training.ts'
import { TrainingAttendance } from '../../../models/TrainingAttendance.ts'
import type { User } from '../../../models/User.ts'
import { abilityFor } from '../../../policies/ability.ts'
import { NO_FIRM } from '../../../policies/actor.ts'
import type { Role } from '../../../policies/vocabulary.ts'
import { gather } from '../../../reports/renewal/gather.ts'
import { build } from '../../support/build.ts'

const today = '2026-03-18'

const figuresFor = (user: User, role: Role, firm: Firm, year = 2026, day = today, smallCells = 4) =>
  gather(
    abilityFor(
      { id: user.id, roles: [role], firmId: user.firmId ?? NO_FIRM, scopes: 'every' },
      today,
      `${today}T06:00`,
    ),
    {
      firmId: firm.id,
      year,
      preparedOn: day,
      asAt: new Date(`${day}T06:00:00Z`),
      zone: 'Asia/Hong_Kong',
      smallCells,
      centre: { name: 'Harbour Justice Centre' },
    },
  )

const asManager = async (firm: Firm, year?: number) =>
  figuresFor(await build.manager(), 'partnerships_manager', firm, year)

/** One number, by a statement of its own. */
async function one(sql: string): Promise<number> {
  const [row] = await select<{ n: number }>(sql)
  return Number(row?.n ?? 0)
}

describe('the people, steps and gifts of a renewal report', () => {
  let firm: Firm
  beforeEach(async () => {
    firm = await build.partnerFirm()
  })

  async function lawyersWith(minutes: number[], grade?: TimeEntry['grade']): Promise<void> {
    const matter = await build.matter({ firmId: firm.id, status: 'active' })
    for (const given of minutes) {
      const { id: userId } = await build.partnerLawyer(firm)
      for (const part of [given - 60, 60]) {
        await TimeEntry.create({
          ...{ matterId: matter.id, firmId: firm.id, userId, recordedBy: userId, minutes: part },
          ...{ workedOn: '2026-02-10', activity: 'research', grade: grade ?? null },
        })
      }
    }
  }

  it('count a lawyer with ten hours, and hide who has fewer when these are few', async () => {
    await lawyersWith([600, 600, 660, 900, 1200, 1500], 'associate')
    expect((await asManager(firm)).tenHours.thisYear).to.deep.equal({ value: 6 })

    await lawyersWith([599, 540])
    const { lawyers, tenHours, minutesByGrade, totals } = await asManager(firm)
    expect([lawyers.thisYear, tenHours.thisYear]).to.deep.equal([{ value: 8 }, { withheld: true }])
    expect(minutesByGrade.map(({ grade, months }) => [grade, months[1]])).to.deep.equal([
      ['associate', 5460],
      ['unknown', 1139],
    ])
    expect(totals.minutes.thisYear).to.equal(await one('SELECT SUM(minutes) AS n FROM time_entries'))
    const ten = `SELECT COUNT(*) AS n FROM (SELECT user_id FROM time_entries GROUP BY user_id HAVING SUM(minutes) >= 600) AS ten`
    expect(await one(ten)).to.equal(6)
  })

  async function closedFor(reason: MatterClosingReason, closedOn = '2026-02-01'): Promise<void> {
    const matter = await build.matter({ firmId: firm.id, status: 'closed', closedOn })
    await MatterClosure.create({ matterId: matter.id, reason, documentsFate: 'none-held' })
  }

  it('tell completed matters from those that ended before, and not why', async () => {
    for (let n = 0; n < 6; n++) await closedFor('completed')
    for (const reason of [
      'client-withdrew',
      'conflict',
      'lost-contact',
      'transferred',
      'firm-withdrew',
    ] as const)
      await closedFor(reason)
    await closedFor('opened-in-error')
    await closedFor('completed', '2027-01-01')

    const { closed } = await asManager(firm)
    const last = { lastYear: { value: 0 } }
    expect(closed).to.deep.equal({
      all: { thisYear: { value: 11 }, ...last },
      rows: [
        { code: 'completed', thisYear: { value: 6 }, ...last },
        { code: 'otherwise', thisYear: { value: 5 }, ...last },
      ],
    })
    await closedFor('completed', '2026-12-31')
    expect((await asManager(firm)).closed.all.thisYear).to.deep.equal({ value: 12 })
  })

  const step = (legalCase: Case, position: number, more: Partial<Step> = {}) =>
    Step.create({
      ...{ caseId: legalCase.id, track: 'claim', position, fromStage: 'M06', stage: 'M07' },
      ...{ happenedOn: '2026-02-02', learntOn: '2026-02-02', recordedBy: firm.id },
      ...more,
    })

  it('count a step of a case while the firm had a matter on it, once for two matters', async () => {
    const cases: Case[] = []
    const matters: Matter[] = []
    for (let n = 0; n < 5; n++) {
      const legalCase = await build.case()
      const on = { caseId: legalCase.id, firmId: firm.id, status: 'active' as const }
      matters.push(await build.matter({ ...on, openedOn: '2026-01-20' }))
      await build.matter({ ...on, openedOn: '2026-01-10' })
      await step(legalCase, 1)
      cases.push(legalCase)
    }
    const [first] = cases as [Case]
    await step(first, 2, { happenedOn: '2026-01-09' })
    await step(first, 3, { happenedOn: '2025-12-31' })
    await step(first, 4, { supersededById: first.id })
    const other = await build.case()
    await build.matter({ caseId: other.id, firmId: (await build.partnerFirm()).id, status: 'active' })
    await step(other, 1)

    const { steps } = await asManager(firm)
    expect(steps).to.deep.equal([{ code: 'form-returned', thisYear: { value: 5 }, lastYear: { value: 0 } }])
    expect(matters).to.have.length(5)
  })

  it('count who came to trainings, and hide their points where they are few', async () => {
    const attend = async (heldOn: string, people: number, pointsTenths: number | null) => {
      const recordedBy = firm.id
      const given = { kind: 'induction', title: 'Induction', heldOn, minutes: 90, pointsTenths } as const
      const { id: trainingId } = await Training.create({ ...given, recordedBy })
      for (let n = 0; n < people; n++)
        await TrainingAttendance.create({ trainingId, firmId: firm.id, attendee: `Person ${n}`, recordedBy })
    }
    await build.partnership({ firmId: firm.id, year: 2025, startsOn: '2025-01-01', endsOn: '2025-12-31' })
    await attend('2026-02-01', 4, 15)
    await attend('2026-03-01', 3, null)
    await attend('2025-06-01', 2, 20)
    const coordinator = await build.coordinator(firm)

    const { training } = await asManager(firm)
    expect(training).to.deep.equal({
      trainings: { thisYear: 2, lastYear: 1 },
      attendances: { thisYear: { value: 7 }, lastYear: { masked: true } },
      pointsTenths: { thisYear: { value: 60 }, lastYear: { withheld: true } },
    })
    expect((await figuresFor(coordinator, 'firm_coordinator', firm)).training).to.deep.equal(training)
  })

  it('keep what gifts would have cost apart by currency, and out of all money', async () => {
    const give = (more: Partial<GiftInKind>) =>
      GiftInKind.create({
        ...{ firmId: firm.id, givenOn: '2026-02-01', kind: 'translation', description: 'Pages' },
        ...{ recordedBy: firm.id, valuationBasis: 'Their own invoice' },
        ...more,
      })
    await give({ valuationMinor: 5000, currency: 'HKD' })
    await give({ valuationMinor: 7000, currency: 'HKD' })
    await give({ valuationMinor: 10, currency: 'GBP' })
    await give({ kind: 'venue', valuationBasis: null })
    await give({ givenOn: '2027-01-01', valuationMinor: 1, currency: 'HKD' })

    const { gifts, pledge } = await asManager(firm)
    const [none, last] = [{ thisYear: 0, lastYear: 0 }, { lastYear: 0 }]
    expect(gifts).to.deep.equal([
      {
        kind: 'translation',
        currency: 'GBP',
        gifts: { thisYear: 1, ...last },
        statedMinor: { thisYear: 10, ...last },
      },
      {
        kind: 'translation',
        currency: 'HKD',
        gifts: { thisYear: 2, ...last },
        statedMinor: { thisYear: 12000, ...last },
      },
      { kind: 'venue', currency: null, gifts: { thisYear: 1, ...last }, statedMinor: none },
    ])
    expect(pledge.money.every(({ givenMinor }) => givenMinor === 0)).to.equal(true)
  })

  it('tell a firm what the whole programme made possible, and nothing by which one person is found', async () => {
    const [coordinator, provider] = [await build.coordinator(firm), await build.provider()]
    const refer = async (state: 'sent' | 'first-contact') => {
      const { id: referralId } = await build.referral({
        state,
        clientId: (await build.client()).id,
        providerId: provider.id,
        referredBy: coordinator.id,
      })
      const at = new Date('2026-02-02T04:00:00Z')
      for (const toState of state === 'sent' ? (['sent'] as const) : (['sent', 'first-contact'] as const))
        await ReferralMove.create({ referralId, toState, movedAs: 'receiver', movedAt: at, createdAt: at })
    }
    for (let n = 0; n < 9; n++) await refer('first-contact')
    const seen = (day = '2026-04-01', smallCells = 4) =>
      figuresFor(coordinator, 'firm_coordinator', firm, 2026, day, smallCells)
    expect(await one('SELECT COUNT(DISTINCT client_id) AS n FROM referrals')).to.equal(9)

    expect((await seen()).helped.people.thisYear).to.deep.equal({ value: 9 })
    const { knownOn, people } = (await seen('2026-03-31')).helped
    expect([knownOn, people.thisYear], 'before the quarter is over').to.deep.equal([
      '2026-01-01',
      { value: 0 },
    ])
    expect((await seen('2026-06-30')).helped.knownOn).to.equal('2026-04-01')
    expect((await seen('2026-04-01', 9)).helped.people.thisYear).to.deep.equal({ masked: true })
    expect((await seen('2026-04-01', 8)).helped.people.thisYear).to.deep.equal({ value: 9 })
    for (let n = 0; n < 2; n++) await refer('sent')
    const { sent, reached } = (await seen()).helped
    expect([sent.thisYear, reached.thisYear]).to.deep.equal([{ value: 11 }, { withheld: true }])
  })
})
