import { daysBetween } from '../../jurisdictions/days.ts'
import type { PledgeKind } from '../../models/Pledge.ts'
import type { Ability } from '../../policies/ability.ts'
import * as dealings from './dealings-query.ts'
import * as giving from './given-query.ts'
import { type Fact, factsOf, type Known, type Risk, riskOf } from './health.ts'
import { byKey, type Current, currentTerms } from './query.ts'

/** What was pledged of one kind, in one currency where it is money, and what was given of it. */
export interface Amount {
  kind: PledgeKind
  currency: string | null
  pledged: number
  given: number
}

export interface DeskRow extends Risk {
  term: Current
  daysToEnd: number
  amounts: Amount[]
  facts: Fact[]
  task: dealings.Owed | undefined
  next: dealings.Message | undefined
  last: dealings.Message | undefined
}

/**
 * The desk: a row for each firm with a present agreement, with all that is counted of it. The number of statements does
 * not grow with the number of firms.
 */
export async function deskRows(
  ability: Ability,
  today: string,
): Promise<{ rows: DeskRow[]; complete: boolean }> {
  const { terms, complete } = await currentTerms(ability, today)
  if (terms.length === 0) return { rows: [], complete }
  const counted = await countAll(ability, terms, today)
  return { rows: terms.map(term => rowOf(term, counted, today)), complete }
}

type Counted = Awaited<ReturnType<typeof countAll>>

async function countAll(ability: Ability, terms: Current[], today: string) {
  return {
    pledges: groupedBy(await giving.pledgesOf(terms.map(({ id }) => id)), row => row.partnershipId),
    minutes: byKey(await giving.minutesOf(ability, terms, today), 'partnershipId'),
    matters: byKey(await giving.mattersOf(ability, terms), 'partnershipId'),
    trainings: byKey(await giving.trainingsOf(ability, terms), 'partnershipId'),
    money: groupedBy(await giving.moneyOf(terms), row => row.partnershipId),
    gifts: groupedBy(await giving.giftsOf(terms), row => row.partnershipId),
    offers: byKey(await dealings.offersOf(ability, terms), 'partnershipId'),
    answers: byKey(await dealings.answersOf(ability, terms), 'partnershipId'),
    instalments: groupedBy(await dealings.instalmentsOf(terms), row => row.partnershipId),
    lawyers: byKey(await dealings.lawyersOf(terms, today), 'firmId'),
    talks: byKey(await dealings.talksOf(terms), 'firmId'),
    tasks: byKey(await dealings.tasksOf(ability, terms), 'partnershipId'),
    next: byKey(await dealings.nextMessagesOf(terms), 'partnershipId'),
    last: byKey(await dealings.lastMessagesOf(terms), 'partnershipId'),
  }
}

function rowOf(term: Current, counted: Counted, today: string): DeskRow {
  const facts = factsOf(knownOf(term, counted, today))
  return {
    term,
    daysToEnd: daysBetween(today, term.endsOn),
    amounts: amountsOf(term, counted),
    facts,
    ...riskOf(facts),
    task: counted.tasks.get(term.id),
    next: counted.next.get(term.id),
    last: counted.last.get(term.id),
  }
}

function knownOf(term: Current, counted: Counted, today: string): Known {
  const { id, firmId, startsOn, endsOn } = term
  const termDays = daysBetween(startsOn, endsOn) + 1
  const minutes = counted.minutes.get(id)
  const offers = counted.offers.get(id)
  const lawyers = counted.lawyers.get(firmId)
  const talk = counted.talks.get(firmId)
  const overdue = overdueOf(term, counted, today)
  return {
    daysPassed: Math.max(0, Math.min(termDays, daysBetween(startsOn, today) + 1)),
    termDays,
    pledgedMinutes: sumOf(counted.pledges.get(term.id), ({ kind, quantity }) =>
      kind === 'hours' ? quantity : 0,
    ),
    givenMinutes: minutes?.given ?? 0,
    minutesLately: minutes?.lately ?? 0,
    minutesBefore: minutes?.before ?? 0,
    hoursToAnswer: term.answerHours,
    medianAnswerMinutes: counted.answers.get(id)?.median ?? null,
    offers: offers?.offers ?? 0,
    refused: offers?.refused ?? 0,
    instalments: counted.instalments.get(term.id)?.length ?? 0,
    overdue: overdue.length,
    longestOverdueDays: Math.max(0, ...overdue.map(({ dueOn }) => daysBetween(dueOn, today))),
    lawyers: lawyers?.lawyers ?? 0,
    trained: lawyers?.trained ?? 0,
    daysSinceSenior: talk ? daysBetween(talk.heldOn, today) : null,
  }
}

/** Instalments whose day has passed unpaid. Money that names none pays the earliest that is still open. */
function overdueOf({ id }: Current, { instalments, money }: Counted, today: string): dealings.Instalment[] {
  const free = new Map((money.get(id) ?? []).map(({ pledgeId, minor }) => [pledgeId, minor]))
  const all = instalments.get(id) ?? []
  for (const { pledgeId, named } of all) free.set(pledgeId, (free.get(pledgeId) ?? 0) - named)
  return all.filter(({ pledgeId, dueOn, minor, named }) => {
    const rest = free.get(pledgeId) ?? 0
    const poured = Math.max(0, Math.min(rest, minor - named))
    free.set(pledgeId, rest - poured)
    return dueOn < today && named + poured < minor
  })
}

/** Pledged and given side by side: hours beside hours, each currency by itself. What is neither is left out. */
function amountsOf({ id }: Current, counted: Counted): Amount[] {
  const gifts = counted.gifts.get(id)
  const given: Omit<Amount, 'pledged'>[] = [
    { kind: 'hours', currency: null, given: counted.minutes.get(id)?.given ?? 0 },
    { kind: 'matters', currency: null, given: counted.matters.get(id)?.counted ?? 0 },
    { kind: 'trainings', currency: null, given: counted.trainings.get(id)?.counted ?? 0 },
    { kind: 'secondment', currency: null, given: sumOf(gifts, ({ days }) => days) },
    ...(counted.money.get(id) ?? []).map(({ currency, minor }) => ({
      kind: 'money' as const,
      currency,
      given: minor,
    })),
    ...(gifts ?? []).flatMap(({ currency, minor }) =>
      currency ? [{ kind: 'in-kind' as const, currency, given: minor }] : [],
    ),
  ]
  const pledged = (counted.pledges.get(id) ?? []).map(({ kind, currency, quantity }) => ({
    kind,
    currency,
    pledged: quantity,
  }))
  const all = groupedBy([...pledged, ...given], ({ kind, currency }) => `${kind} ${currency ?? ''}`)
  return [...all.values()].flatMap(parts => {
    const sum = (name: 'pledged' | 'given') => sumOf<Partial<Amount>>(parts, part => part[name] ?? 0)
    const amount = { pledged: sum('pledged'), given: sum('given') }
    const [first] = parts
    return first && amount.pledged + amount.given > 0
      ? [{ kind: first.kind, currency: first.currency, ...amount }]
      : []
  })
}

const sumOf = <T>(rows: T[] | undefined, amount: (row: T) => number): number =>
  (rows ?? []).reduce((sum, row) => sum + amount(row), 0)

function groupedBy<T>(rows: T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}
