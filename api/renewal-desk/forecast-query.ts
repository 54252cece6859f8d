import { shiftDays } from '../../jurisdictions/days.ts'
import { escaped, select } from '../../models/statements.ts'
import type { Ability } from '../../policies/ability.ts'
import { type Agreement, added, type Basis, basisOf, NOTHING, type Range, rangeOf } from './forecast.ts'
import { minutesOf, pledgesOf } from './given-query.ts'
import { among, type Current, currentTerms, readable } from './query.ts'

export interface Expected {
  firmId: string
  firmName: string
  basis: Basis
  minutes: Range
  money: (Range & { currency: string })[]
}

export interface Forecast {
  firms: Expected[]
  minutes: Range
  money: (Range & { currency: string })[]
  complete: boolean
}

interface Drawn {
  id: string
  firmId: string
  firmName: string
  state: NonNullable<Agreement>
}

/** What firms can be expected to give in a year, by what they pledged for it or gave so far. */
export async function forecastFor(ability: Ability, year: number, today: string): Promise<Forecast> {
  const { terms, complete } = await currentTerms(ability, today)
  const drawn = await drawnFor(ability, year)
  const pledged = await pledgedOf(drawn)
  const gave = await gaveLately(ability, terms, today)
  const named = new Map([...terms, ...drawn].map(({ firmId, firmName }) => [firmId, firmName]))
  const firms = [...named].map(([firmId, firmName]) => {
    const term = terms.find(one => one.firmId === firmId)
    const agreement = drawn.find(one => one.firmId === firmId)
    const basis = basisOf(agreement?.state ?? null, term?.firmStatus ?? 'lapsed', term?.termState ?? null)
    const amounts = (agreement ? pledged : gave).get(agreement?.id ?? firmId) ?? new Map<string, number>()
    return expectedOf({ firmId, firmName, basis }, amounts)
  })
  firms.sort((one, other) => (one.firmName < other.firmName ? -1 : 1))
  return { firms, ...totalsOf(firms), complete }
}

/** Amounts by currency; hours go by the name of none. */
type Amounts = Map<string, number>
const HOURS = ''

function expectedOf(firm: Pick<Expected, 'firmId' | 'firmName' | 'basis'>, amounts: Amounts): Expected {
  const money = [...amounts]
    .filter(([currency]) => currency !== HOURS)
    .map(([currency, minor]) => ({ currency, ...rangeOf(firm.basis, minor) }))
    .sort(byCurrency)
  return { ...firm, minutes: rangeOf(firm.basis, amounts.get(HOURS) ?? 0), money }
}

function totalsOf(firms: Expected[]): Pick<Forecast, 'minutes' | 'money'> {
  const sums = new Map<string, Range>()
  for (const { currency, ...range } of firms.flatMap(({ money }) => money)) {
    sums.set(currency, added(sums.get(currency) ?? NOTHING, range))
  }
  const money = [...sums].map(([currency, range]) => ({ currency, ...range })).sort(byCurrency)
  return { minutes: firms.reduce((sum, { minutes }) => added(sum, minutes), NOTHING), money }
}

const byCurrency = (one: { currency: string }, other: { currency: string }) =>
  one.currency < other.currency ? -1 : 1

async function drawnFor(ability: Ability, year: number): Promise<Drawn[]> {
  return select<Drawn>(
    `SELECT partnership.id, partnership.state, \`Firm\`.id AS firmId, \`Firm\`.name AS firmName
     FROM firms AS \`Firm\` JOIN partnerships AS partnership ON partnership.firm_id = \`Firm\`.id
     WHERE ${readable(ability)} AND partnership.year = ${Number(year)} AND partnership.state <> 'ended'`,
  )
}

async function pledgedOf(drawn: Drawn[]): Promise<Map<string, Amounts>> {
  if (drawn.length === 0) return new Map()
  const pledges = await pledgesOf(drawn.map(({ id }) => id))
  const counted = pledges.filter(({ kind }) => kind === 'hours' || kind === 'money')
  return gathered(counted.map(({ partnershipId, currency, quantity }) => [partnershipId, currency, quantity]))
}

async function gaveLately(ability: Ability, terms: Current[], today: string): Promise<Map<string, Amounts>> {
  if (terms.length === 0) return new Map()
  const firms = new Map(terms.map(({ id, firmId }) => [id, firmId]))
  const minutes = await minutesOf(ability, terms, today)
  const money = await select<{ firmId: string; currency: string; amount: number }>(
    `SELECT firm_id AS firmId, currency, SUM(amount_minor) AS amount FROM payments
     WHERE ${among('firm_id', [...firms.values()])} AND withdrawn_at IS NULL AND received_on > ${escaped(shiftDays(today, -365))}
     GROUP BY firm_id, currency`,
  )
  return gathered([
    ...minutes.map(({ partnershipId, year }): Gave => [firms.get(partnershipId) ?? '', null, year]),
    ...money.map(({ firmId, currency, amount }): Gave => [firmId, currency, Number(amount)]),
  ])
}

type Gave = [owner: string, currency: string | null, amount: number]

function gathered(rows: Gave[]): Map<string, Amounts> {
  const all = new Map<string, Amounts>()
  for (const [owner, currency, amount] of rows) {
    const amounts = all.get(owner) ?? new Map<string, number>()
    amounts.set(currency ?? HOURS, (amounts.get(currency ?? HOURS) ?? 0) + amount)
    all.set(owner, amounts)
  }
  return all
}
