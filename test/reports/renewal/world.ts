import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { Case } from '../../../models/Case.ts'
import type { Firm } from '../../../models/Firm.ts'
import { Matter, type MatterKind, type MatterStatus } from '../../../models/Matter.ts'
import { Payment } from '../../../models/Payment.ts'
import { TimeEntry } from '../../../models/TimeEntry.ts'
import type { User } from '../../../models/User.ts'
import { Wall } from '../../../models/Wall.ts'
import type { Actor } from '../../../policies/actor.ts'
import { conceal, concealCount, concealTotal, type PlainRow } from '../../../reports/renewal/conceal.ts'
import type { Period, RenewalFigures } from '../../../reports/renewal/figures.ts'
import { build } from '../../support/build.ts'

const edges = [
  '2024-12-31',
  '2025-01-01',
  '2025-07-01',
  '2025-12-31',
  '2026-01-01',
  '2026-06-15',
  '2026-12-31',
]
const day = fc.constantFrom(...edges, '2027-01-01')
const kinds = ['appeal', 'claim-form', 'interview'] as const satisfies MatterKind[]
const stages = {
  M05: 'Immigration Department',
  J02: 'Courts',
  P01: 'After the decision',
  unknown: 'Stage not known',
}
const kindNames = { appeal: 'Appeal', 'claim-form': 'Claim form', interview: 'Screening interview' }

/** A few matters, hours, payments and walls of two firms, dated around the turns of the years. */
export const plans = fc.record({
  matters: fc.array(
    fc.record({
      ofOther: fc.boolean(),
      onCase: fc.option(fc.nat(3), { nil: null }),
      kind: fc.constantFrom(...kinds),
      status: fc.constantFrom<MatterStatus>('draft', 'active', 'active', 'closed'),
      openedOn: day,
      closedOn: fc.option(day, { nil: null }),
      hours: fc.array(fc.record({ by: fc.nat(5), on: day, minutes: fc.integer({ min: 1, max: 600 }) }), {
        maxLength: 4,
      }),
    }),
    { maxLength: 30 },
  ),
  payments: fc.array(
    fc.record({
      ofOther: fc.boolean(),
      on: day,
      minor: fc.integer({ min: 1, max: 2_147_483_647 }),
      currency: fc.constantFrom('HKD', 'GBP', 'JPY'),
    }),
    { maxLength: 6 },
  ),
  walls: fc.array(fc.record({ onCase: fc.nat(3), ofFirm: fc.boolean(), lifted: fc.boolean() }), {
    maxLength: 2,
  }),
  metLastYear: fc.boolean(),
})

type Plan = typeof plans extends fc.Arbitrary<infer T> ? T : never

/** Puts a plan into the database, with one coordinator, one manager and one director to ask. */
export async function buildWorld(plan: Plan) {
  const [firm, other] = [await build.partnerFirm(), await build.partnerFirm()]
  if (plan.metLastYear) {
    await build.partnership({ firmId: firm.id, year: 2025, startsOn: '2025-01-01', endsOn: '2025-12-31' })
  }
  const askers = [await build.coordinator(firm), await build.manager(), await build.director()]
  const lawyers: User[] = []
  for (let number = 0; number < 6; number++) lawyers.push(await build.partnerLawyer(firm))
  const cases: Case[] = []
  for (const stage of Object.keys(stages)) cases.push(await build.case({ stage }))
  for (const given of plan.matters) await addMatter(given, { firm, other, cases, lawyers })
  for (const { ofOther, on, minor, currency } of plan.payments) {
    await Payment.create({
      firmId: (ofOther ? other : firm).id,
      receivedOn: on,
      amountMinor: minor,
      currency,
      receiptNumber: randomUUID(),
      recordedBy: randomUUID(),
    })
  }
  for (const { onCase, ofFirm, lifted } of plan.walls) {
    const against = ofFirm ? { firmId: firm.id } : { userId: askers[2]?.id ?? '' }
    await build.wall({ caseId: cases[onCase]?.id ?? '', state: lifted ? 'lifted' : 'raised', ...against })
  }
  return { firm, askers }
}

interface Parts {
  firm: Firm
  other: Firm
  cases: Case[]
  lawyers: User[]
}

async function addMatter(
  { ofOther, onCase, hours, ...given }: Plan['matters'][number],
  { firm, other, cases, lawyers }: Parts,
): Promise<void> {
  const firmId = (ofOther ? other : firm).id
  const caseId = onCase === null ? null : (cases[onCase]?.id ?? null)
  const matter = await build.matter({ ...given, firmId, caseId: caseId ?? cases[0]?.id ?? null })
  if (caseId === null) await matter.update({ caseId })
  for (const { by, on, minutes } of hours) {
    const userId = lawyers[by]?.id ?? ''
    await TimeEntry.create({
      matterId: matter.id,
      firmId,
      userId,
      workedOn: on,
      minutes,
      activity: 'research',
      recordedBy: userId,
    })
  }
}

type Counted = Pick<
  RenewalFigures,
  'lawyers' | 'totals' | 'mattersByKind' | 'mattersByStage' | 'minutesByMonth'
> & { money: RenewalFigures['pledge']['money'] }

const thisYear: Period = { year: 2026, startsOn: '2026-01-01', endsOn: '2026-12-31' }
const lastYear: Period = { year: 2025, startsOn: '2025-01-01', endsOn: '2025-12-31' }

/** The same figures, counted from loaded rows one by one. */
export async function countByHand(firm: Firm, actor: Actor, metLastYear: boolean): Promise<Counted> {
  const walls = (await Wall.findAll()).filter(
    wall => wall.state !== 'lifted' && (wall.userId === actor.id || wall.firmId === actor.firmId),
  )
  const matters = (await Matter.findAll({ where: { firmId: firm.id }, include: ['legalCase'] })).filter(
    matter => !walls.some(({ caseId }) => caseId === matter.caseId),
  )
  const entries = (await TimeEntry.findAll()).filter(entry => matters.some(({ id }) => id === entry.matterId))
  const payments = await Payment.findAll({ where: { firmId: firm.id } })

  const met = (period: Period) => period === thisYear || metLastYear
  const within = (on: string, period: Period) => met(period) && on >= period.startsOn && on <= period.endsOn
  const workedIn = (period: Period) => entries.filter(({ workedOn }) => within(workedOn, period))
  const heldIn = (period: Period) =>
    matters.filter(
      ({ status, openedOn, closedOn }) =>
        met(period) &&
        status !== 'draft' &&
        openedOn <= period.endsOn &&
        (closedOn ?? '9999-12-31') >= period.startsOn,
    )
  const lawyersIn = (period: Period) =>
    concealCount(new Set(workedIn(period).map(({ userId }) => userId)).size)
  const minutesIn = (period: Period, month = '') => {
    let sum = 0
    for (const { workedOn, minutes } of workedIn(period)) if (workedOn.startsWith(month)) sum += minutes
    return sum
  }
  const givenIn = (period: Period, currency: string) => {
    let sum = 0
    for (const one of payments) {
      if (one.currency === currency && within(one.receivedOn, period)) sum += one.amountMinor
    }
    return sum
  }
  const rows = (labels: string[], labelOf: (matter: Matter) => string): PlainRow[] =>
    labels
      .map(label => ({
        label,
        thisYear: heldIn(thisYear).filter(matter => labelOf(matter) === label).length,
        lastYear: heldIn(lastYear).filter(matter => labelOf(matter) === label).length,
      }))
      .filter(row => row.thisYear + row.lastYear > 0)
  const byKind = rows(['Claim form', 'Screening interview', 'Appeal'], ({ kind }) =>
    kind in kindNames ? kindNames[kind as keyof typeof kindNames] : '?',
  )
  const byStage = rows([...Object.values(stages), 'Work for the centre'], matter => {
    const { legalCase } = matter as Matter & { legalCase: Case | null }
    return legalCase ? stages[legalCase.stage as keyof typeof stages] : 'Work for the centre'
  })
  return {
    lawyers: { thisYear: lawyersIn(thisYear), lastYear: lawyersIn(lastYear) },
    totals: {
      matters: concealTotal(byKind),
      minutes: { thisYear: minutesIn(thisYear), lastYear: minutesIn(lastYear) },
    },
    mattersByKind: conceal(byKind, 'All kinds'),
    mattersByStage: conceal(byStage, 'All stages'),
    minutesByMonth: Array.from({ length: 12 }, (_, index) => {
      const month = String(index + 1).padStart(2, '0')
      return {
        month: `2026-${month}`,
        minutes: minutesIn(thisYear, `2026-${month}`),
        lastYearMinutes: minutesIn(lastYear, `2025-${month}`),
      }
    }),
    money: ['HKD', 'GBP', 'JPY']
      .map(currency => ({
        currency,
        pledgedMinor: currency === 'HKD' ? 30_000_000 : 0,
        givenMinor: givenIn(thisYear, currency),
        lastYearGivenMinor: givenIn(lastYear, currency),
      }))
      .filter(row => row.pledgedMinor + row.givenMinor + row.lastYearGivenMinor > 0),
  }
}
