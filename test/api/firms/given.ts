import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { Contributions } from '../../../api/firms/contributions-schema.ts'
import type { Firm } from '../../../models/Firm.ts'
import { GiftInKind, giftKinds } from '../../../models/GiftInKind.ts'
import { Matter } from '../../../models/Matter.ts'
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

type Counted = Pick<Contributions, 'pledges' | 'outside'>

/** The same figures, counted from loaded rows one by one. */
export async function countByHand(firm: Firm, partnership: Partnership): Promise<Counted> {
  const mine = { where: { firmId: firm.id } }
  const inTerm = (on: string | null) => (on ?? '') >= partnership.startsOn && (on ?? '') <= partnership.endsOn
  const pledges = await Pledge.findAll({ where: { partnershipId: partnership.id }, order: ['id'] })
  const minutes = { verifiedMinutes: 0, unverifiedMinutes: 0 }
  for (const { workedOn, minutes: worked, verifiedAt } of await TimeEntry.findAll(mine)) {
    if (inTerm(workedOn)) minutes[verifiedAt ? 'verifiedMinutes' : 'unverifiedMinutes'] += worked
  }
  const matters = (await Matter.findAll(mine)).filter(
    ({ status, conflictCheckedOn, openedOn }) => status !== 'draft' && inTerm(conflictCheckedOn ?? openedOn),
  ).length
  const trainings = (await Training.findAll(mine)).filter(({ heldOn }) => inTerm(heldOn)).length

  const money = new Map<string, number>()
  const loose = new Map<string, number>()
  const add = (sums: Map<string, number>, key: string, by: number) => sums.set(key, (sums.get(key) ?? 0) + by)
  for (const { pledgeId, currency, restrictedTo, receivedOn, amountMinor } of await Payment.findAll(mine)) {
    const meant = pledges.find(
      pledge =>
        pledge.kind === 'money' && pledge.currency === currency && pledge.restrictedTo === restrictedTo,
    )
    if (pledgeId) add(money, pledgeId, amountMinor)
    else if (inTerm(receivedOn) && meant) add(money, meant.id, amountMinor)
    else if (inTerm(receivedOn)) add(loose, currency, amountMinor)
  }

  const gifts = (await GiftInKind.findAll(mine)).filter(({ partnershipId, givenOn }) =>
    partnershipId ? partnershipId === partnership.id : inTerm(givenOn),
  )
  const things = gifts.filter(({ kind }) => kind !== 'secondment')
  const lent = gifts.filter(({ kind }) => kind === 'secondment')
  const valuedOf = (rows: GiftInKind[]) => {
    const sums = new Map<string, number>()
    for (const { currency, valuationMinor } of rows) if (currency) add(sums, currency, valuationMinor ?? 0)
    return [...sums].sort().map(([currency, valuedMinor]) => ({ currency, valuedMinor }))
  }
  let days = 0
  for (const gift of lent) days += gift.days ?? 0

  const isPledged = (kind: string) => pledges.some(pledge => pledge.kind === kind)
  return {
    pledges: pledges.map(({ id, kind, quantity, currency, restrictedTo }) => {
      const named = { id, restrictedTo, description: null }
      const of = currency ?? ''
      if (kind === 'hours') return { ...named, kind, pledgedMinutes: quantity, ...minutes }
      if (kind === 'matters') return { ...named, kind, pledged: quantity, taken: matters }
      if (kind === 'trainings') return { ...named, kind, pledged: quantity, held: trainings }
      if (kind === 'secondment') {
        return { ...named, kind, pledgedDays: quantity, givenDays: days, valued: valuedOf(lent) }
      }
      const given = { ...named, currency: of, pledgedMinor: quantity }
      if (kind === 'money') return { ...given, kind, givenMinor: money.get(id) ?? 0, instalments: [] }
      const valuedMinor = valuedOf(things).find(one => one.currency === of)?.valuedMinor ?? 0
      return { ...given, kind, valuedMinor }
    }),
    outside: {
      ...(isPledged('hours') ? { verifiedMinutes: 0, unverifiedMinutes: 0 } : minutes),
      matters: isPledged('matters') ? 0 : matters,
      trainings: isPledged('trainings') ? 0 : trainings,
      money: [...loose].sort().map(([currency, givenMinor]) => ({ currency, givenMinor })),
      secondment: isPledged('secondment') ? { days: 0, valued: [] } : { days, valued: valuedOf(lent) },
      inKind: {
        valued: valuedOf(things).filter(one => !isPledged('in-kind') || one.currency !== 'HKD'),
        giftsWithoutValue: things.filter(({ currency }) => currency === null).length,
      },
    },
  }
}
