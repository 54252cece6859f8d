import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { Firm } from '../../../models/Firm.ts'
import { GiftInKind, giftKinds } from '../../../models/GiftInKind.ts'
import type { Partnership } from '../../../models/Partnership.ts'
import { Payment } from '../../../models/Payment.ts'
import { Pledge } from '../../../models/Pledge.ts'
import { TimeEntry } from '../../../models/TimeEntry.ts'
import { Training } from '../../../models/Training.ts'
import { build } from '../../support/build.ts'

const day = fc.constantFrom('2025-12-31', '2026-01-01', '2026-07-01', '2026-12-31', '2027-01-01')
const currency = fc.constantFrom('HKD', 'GBP', 'JPY')
const purpose = fc.constantFrom(null, 'Rent', 'rent', 'Books')

/** What two firms gave around the turns of a year, each thing for a pledge of either or for none. */
export const plans = fc.record({
  pledged: fc.subarray(['hours', 'matters', 'trainings', 'secondment', 'in-kind'] as const),
  hours: fc.array(
    fc.record({
      ofOther: fc.boolean(),
      on: day,
      minutes: fc.integer({ min: 1, max: 600 }),
      verified: fc.boolean(),
    }),
    { maxLength: 6 },
  ),
  payments: fc.array(
    fc.record({
      ofOther: fc.boolean(),
      on: day,
      minor: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      currency,
      purpose,
      tiedTo: fc.option(fc.nat(4), { nil: null }),
    }),
    { maxLength: 8 },
  ),
  gifts: fc.array(
    fc.record({
      ofOther: fc.boolean(),
      on: day,
      kind: fc.constantFrom(...giftKinds),
      days: fc.integer({ min: 1, max: 30 }),
      value: fc.option(fc.record({ minor: fc.integer({ min: 1, max: 9_999 }), currency }), { nil: null }),
      tied: fc.boolean(),
    }),
    { maxLength: 8 },
  ),
  matters: fc.array(fc.record({ ofOther: fc.boolean(), clearOn: day, draft: fc.boolean() }), {
    maxLength: 4,
  }),
  trainings: fc.array(fc.record({ ofOther: fc.boolean(), on: day }), { maxLength: 4 }),
})

type Plan = typeof plans extends fc.Arbitrary<infer T> ? T : never

/** Two firms with agreements for 2026; what each pledged in money is always the same. */
export async function give(plan: Plan): Promise<{ firm: Firm; partnership: Partnership }> {
  const firms = [await build.firm(), await build.firm()] as const
  const of = (ofOther: boolean) => firms[ofOther ? 1 : 0].id
  const agreements = [await agree(firms[0], plan), await agree(firms[1], plan)] as const
  const lawyer = await build.partnerLawyer(firms[0])
  const work = [await workFor(firms[0]), await workFor(firms[1])] as const
  for (const { ofOther, on, minutes, verified } of plan.hours) {
    await TimeEntry.create({
      matterId: work[ofOther ? 1 : 0].id,
      firmId: of(ofOther),
      userId: lawyer.id,
      workedOn: on,
      minutes,
      activity: 'research',
      recordedBy: lawyer.id,
      verifiedAt: verified ? new Date('2026-03-01T00:00:00.000Z') : null,
    })
  }
  for (const { ofOther, on, minor, purpose: restrictedTo, tiedTo, ...paid } of plan.payments) {
    const pledge = tiedTo === null ? null : (agreements[ofOther ? 1 : 0].money[tiedTo] ?? null)
    await Payment.create({
      ...paid,
      currency: pledge?.currency ?? paid.currency,
      firmId: of(ofOther),
      receivedOn: on,
      amountMinor: minor,
      receiptNumber: randomUUID(),
      restrictedTo,
      pledgeId: pledge?.id ?? null,
      recordedBy: lawyer.id,
    })
  }
  for (const { ofOther, on, kind, days, value, tied } of plan.gifts) {
    await GiftInKind.create({
      firmId: of(ofOther),
      partnershipId: tied ? agreements[ofOther ? 1 : 0].partnership.id : null,
      givenOn: on,
      kind,
      description: 'Something',
      days: kind === 'secondment' ? days : null,
      valuationMinor: value?.minor ?? null,
      currency: value?.currency ?? null,
      valuationBasis: value ? 'Invoice' : null,
      recordedBy: lawyer.id,
    })
  }
  for (const { ofOther, clearOn, draft } of plan.matters) {
    const taken = draft
      ? ({ status: 'draft' } as const)
      : ({ status: 'active', conflictCheck: 'clear', conflictCheckedOn: clearOn } as const)
    await build.matter({ firmId: of(ofOther), caseId: null, kind: 'centre-work', ...taken })
  }
  for (const { ofOther, on } of plan.trainings) {
    const held = { kind: 'other', title: 'Evening', minutes: 60, recordedBy: lawyer.id } as const
    await Training.create({ ...held, firmId: of(ofOther), heldOn: on })
  }
  return { firm: firms[0], partnership: agreements[0].partnership }
}

const workFor = (firm: Firm) =>
  build.matter({
    firmId: firm.id,
    caseId: null,
    kind: 'centre-work',
    status: 'active',
    openedOn: '2020-01-01',
  })

async function agree(firm: Firm, { pledged }: Plan) {
  const partnership = await build.partnership({ firmId: firm.id, pledgedMinutes: 0, pledgedMinor: 0 })
  const made = { partnershipId: partnership.id, quantity: 1000 }
  const money = [
    await Pledge.create({ ...made, kind: 'money', currency: 'HKD' }),
    await Pledge.create({ ...made, kind: 'money', currency: 'HKD', restrictedTo: 'Rent' }),
    await Pledge.create({ ...made, kind: 'money', currency: 'GBP', restrictedTo: 'Books' }),
  ]
  for (const kind of pledged) {
    await Pledge.create({ ...made, kind, currency: kind === 'in-kind' ? 'HKD' : null })
  }
  return { partnership, money }
}
