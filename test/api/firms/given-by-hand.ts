import type { Contributions } from '../../../api/firms/contributions-schema.ts'
import type { Firm } from '../../../models/Firm.ts'
import { GiftInKind } from '../../../models/GiftInKind.ts'
import { Matter } from '../../../models/Matter.ts'
import type { Partnership } from '../../../models/Partnership.ts'
import { Payment } from '../../../models/Payment.ts'
import { Pledge } from '../../../models/Pledge.ts'
import { TimeEntry } from '../../../models/TimeEntry.ts'
import { Training } from '../../../models/Training.ts'

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
