import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { Case } from '../../../models/Case.ts'
import type { Firm } from '../../../models/Firm.ts'
import type { MatterKind, MatterStatus } from '../../../models/Matter.ts'
import { Payment } from '../../../models/Payment.ts'
import { TimeEntry } from '../../../models/TimeEntry.ts'
import type { User } from '../../../models/User.ts'
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
export const stages = {
  M05: 'immigration',
  J02: 'court',
  P01: 'after',
  unknown: 'unknown',
}

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
  const on = cases[onCase ?? -1]
  const matter = await build.matter({
    ...given,
    firmId,
    caseId: on?.id ?? null,
    kind: on ? given.kind : 'centre-work',
  })
  for (const { by, on: workedOn, minutes } of hours) {
    const userId = lawyers[by]?.id ?? ''
    await TimeEntry.create({
      matterId: matter.id,
      firmId,
      userId,
      workedOn,
      minutes,
      activity: 'research',
      recordedBy: userId,
    })
  }
}
