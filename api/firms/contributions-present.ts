import type { Instalment } from '../../models/Instalment.ts'
import type { PledgeKind } from '../../models/Pledge.ts'
import { stateOf, successorOf } from '../../models/partnershipState.ts'
import type { Given } from './contributions-query.ts'
import type { Contributions } from './contributions-schema.ts'
import { markedOrNull } from './present.ts'
import type { Agreement, Pledged } from './query.ts'

/** Sets what was given beside what was pledged, and apart what was given beyond every pledge. */
export function presentContributions(agreement: Agreement, given: Given, today: string): Contributions {
  const { partnership, pledges, others } = agreement
  return {
    year: partnership.year,
    state: stateOf(partnership, successorOf(partnership, others), today),
    startsOn: partnership.startsOn,
    endsOn: partnership.endsOn,
    on: today,
    pledges: pledges.map(pledged => presentPledged(pledged, given, today)),
    outside: presentOutside(pledges, given),
  }
}

function presentPledged(pledged: Pledged, given: Given, today: string): Contributions['pledges'][number] {
  const { id, kind, quantity, restrictedTo, description } = pledged.pledge
  const named = { id, restrictedTo: markedOrNull(restrictedTo), description: markedOrNull(description) }
  const currency = pledged.pledge.currency ?? ''
  switch (kind) {
    case 'hours':
      return { ...named, kind, pledgedMinutes: quantity, ...minutesOf(given) }
    case 'matters':
      return { ...named, kind, pledged: quantity, taken: given.matters }
    case 'trainings':
      return { ...named, kind, pledged: quantity, held: given.trainings }
    case 'secondment':
      return {
        ...named,
        kind,
        pledgedDays: quantity,
        givenDays: daysOf(given),
        valued: valuedOf(given, true),
      }
    case 'in-kind': {
      const valuedMinor = valuedOf(given, false).find(one => one.currency === currency)?.valuedMinor ?? 0
      return { ...named, kind, currency, pledgedMinor: quantity, valuedMinor }
    }
    case 'money': {
      const givenMinor = given.money.find(({ pledgeId }) => pledgeId === id)?.minor ?? 0
      const instalments = settle(pledged.instalments, given.paid, givenMinor, today)
      return { ...named, kind, currency, pledgedMinor: quantity, givenMinor, instalments }
    }
  }
}

/** What was paid of each instalment. Money that names none pays the earliest that is still open. */
function settle(instalments: Instalment[], paid: Map<string, number>, givenMinor: number, today: string) {
  const named = instalments.reduce((sum, { id }) => sum + (paid.get(id) ?? 0), 0)
  let free = givenMinor - named
  return instalments.map(({ id, dueOn, amountMinor }) => {
    const before = paid.get(id) ?? 0
    const poured = Math.min(free, amountMinor - before)
    free -= poured
    const paidMinor = before + poured
    return {
      id,
      dueOn,
      amountMinor,
      paidMinor,
      state: stateOfInstalment(dueOn, paidMinor, amountMinor, today),
    }
  })
}

function stateOfInstalment(dueOn: string, paidMinor: number, amountMinor: number, today: string) {
  if (paidMinor >= amountMinor) return 'paid' as const
  return dueOn < today ? ('overdue' as const) : ('due' as const)
}

function presentOutside(pledges: Pledged[], given: Given): Contributions['outside'] {
  const isPledged = (kind: PledgeKind, currency?: string) =>
    pledges.some(({ pledge }) => pledge.kind === kind && (!currency || pledge.currency === currency))
  const none = { verifiedMinutes: 0, unverifiedMinutes: 0 }
  return {
    ...(isPledged('hours') ? none : minutesOf(given)),
    matters: isPledged('matters') ? 0 : given.matters,
    trainings: isPledged('trainings') ? 0 : given.trainings,
    money: given.money
      .filter(({ pledgeId }) => pledgeId === null)
      .map(({ currency, minor }) => ({ currency, givenMinor: minor })),
    secondment: isPledged('secondment')
      ? { days: 0, valued: [] }
      : { days: daysOf(given), valued: valuedOf(given, true) },
    inKind: {
      valued: valuedOf(given, false).filter(({ currency }) => !isPledged('in-kind', currency)),
      giftsWithoutValue: given.gifts
        .filter(({ secondment, currency }) => !secondment && currency === null)
        .reduce((sum, { gifts }) => sum + gifts, 0),
    },
  }
}

const minutesOf = ({ verifiedMinutes, unverifiedMinutes }: Given) => ({ verifiedMinutes, unverifiedMinutes })

const daysOf = ({ gifts }: Given) => gifts.reduce((sum, { days }) => sum + days, 0)

const valuedOf = ({ gifts }: Given, secondment: boolean) =>
  gifts.flatMap(({ currency, minor, ...gift }) =>
    gift.secondment === secondment && currency !== null ? [{ currency, valuedMinor: minor }] : [],
  )
