import type { Chance } from '../chance.ts'
import type { Day } from '../days.ts'
import { type Household, householdOf } from '../people/household.ts'
import { addReferralOf } from '../psychosocial/referrals.ts'
import type { World } from '../world.ts'
import { addCase, type CaseTold } from './case.ts'
import { type Fixed, tellClaim } from './claim.ts'
import { addClients, type ClientTold } from './client.ts'
import { type Bucket, type End, ends, type Quotas } from './ends.ts'
import type { Fact } from './facts.ts'
import { groundsOf, withResults } from './grounds.ts'
import { isLate } from './late.ts'
import { addMattersOf } from './matters.ts'
import { tellBeside } from './parallel.ts'
import { canBeAgain, routeTo } from './route.ts'

/** What is wanted of a household; what is left open, chance decides. */
export interface Wish {
  leadId: string
  end?: string
  fixed?: Fixed
  /** The firms come by hand. */
  withoutFirms?: boolean
  alone?: boolean
}

export interface Told {
  caseId: string
  client: ClientTold
  openedOn: Day
  facts: Fact[]
}

/** Tells a household with the cases of its people, at most so many. Returns what was told of each case. */
export function addHousehold(world: World, quotas: Quotas, most: number, wish: Wish): Told[] {
  const { chance, today } = world
  const household = householdOf(chance, today, wish.alone ? 1 : most)
  const { bucket, end } = endOf(chance, quotas, household.people.length, wish)
  const closed = !wish.end && chance.happens(end.closed / 100)
  const single = household.people.length === 1
  const again = single && !wish.end && !closed && most > 1 && canBeAgain(end.stage) && chance.happens(0.36)
  const plan = planOf(world, routeTo(end.stage, chance, again), { wish, closed })
  const earlier = again ? planEarlier(world, quotas, plan) : null
  const since = (earlier ?? plan).openedOn
  const clients = addClients(world, chance, household, { leadId: wish.leadId, since, active: !closed })

  for (const [place, client] of clients.entries()) {
    const person = { ...client, leadId: wish.leadId, since: Math.max(since, client.born) }
    if (!closed) addReferralOf({ ...world, chance: chance.apart(60 + place) }, person)
  }
  const told: Told[] = []
  for (const client of clients) {
    quotas.take(bucket)
    told.push(addOne(world, household, client, plan, wish))
  }
  const [first] = clients
  if (earlier && first) told.push(addOne(world, household, first, earlier, wish))
  return told
}

function endOf(chance: Chance, quotas: Quotas, size: number, wish: Wish): { bucket: Bucket; end: End } {
  if (wish.end) {
    const [bucket, list] = (Object.entries(ends) as [Bucket, End[]][]).find(([, list]) =>
      list.some(({ stage }) => stage === wish.end),
    ) ?? ['immigration', []]
    const end = list.find(({ stage }) => stage === wish.end)
    if (end) return { bucket, end }
  }
  const bucket = quotas.draw(chance, size)
  return { bucket, end: chance.weighted(ends[bucket], ({ weight }) => weight) }
}

/** The course of a claim that everybody of the household shares. */
interface Plan {
  claim: Fact[]
  grounds: string[]
  openedOn: Day
  closedOn: Day | null
  claimMadeOn: Day | null
  late: boolean
}

function planOf(world: World, route: string[], { wish, closed }: { wish: Wish; closed: boolean }): Plan {
  const { chance, today } = world
  const late = mayBeLate(world, route, wish) && chance.happens(0.15)
  const whole = inTime(world, route, late ? lateBy(route) : wish.fixed, late || wish.fixed !== undefined)
  const claim = wish.fixed || chance.happens(0.75) ? whole : arriving(whole, chance)
  const grounds = groundsOf(chance)
  const begin = claim[0]?.on ?? today
  const openedOn = Math.min(today, begin + chance.between(0, 25))
  const end = claim.at(-1)?.on ?? today
  return {
    claim: withResults(claim, grounds, chance),
    grounds,
    openedOn: Math.min(openedOn, end),
    closedOn: closed ? Math.min(today, end + chance.between(5, 19)) : null,
    claimMadeOn: whole.find(({ stage }) => stage === 'M03' || stage === 'P02')?.on ?? null,
    late,
  }
}

/** Tells the claim again, standing for less and less time, until no time limit of its last step has passed. */
function inTime(world: World, route: string[], fixed: Fixed | undefined, asItIs: boolean): Fact[] {
  const stays = [undefined, 10, 6, 3, 1]
  for (const shorter of stays) {
    const given = fixed ?? (shorter === undefined ? undefined : { stays: shorter })
    const claim = tellClaim(route, { ...world, ...(given ? { fixed: given } : {}) })
    if (asItIs || !isLate(claim, world.today)) return claim
  }
  return tellClaim(route, { ...world, fixed: { stays: 0 } })
}

const slips: ReadonlySet<string> = new Set(['M05', 'M08', 'M11'])

/** A few time limits have passed, though none of the caseworker whom a newcomer signs in as, but for the one scene. */
function mayBeLate({ staff }: World, route: readonly string[], { fixed, leadId }: Wish): boolean {
  return !fixed && leadId !== staff.caseworkers[0] && slips.has(route.at(-1) ?? '')
}

const lateBy = (route: string[]): Fixed =>
  route.at(-1) === 'M05' ? { stays: 33 } : { stays: 18, statedIn: -3 }

/** A client who came to the centre in the middle: what lies before was never recorded here. */
function arriving(claim: Fact[], chance: Chance): Fact[] {
  if (claim.length < 4) return claim
  const from = chance.between(2, claim.length - 1)
  const [first, ...rest] = claim.slice(from)
  if (!first) return claim
  const served = claim[from - 1]?.servedOn ?? null
  const carries = served !== null && (first.stage === 'M05' || first.stage === 'A01')
  return [carries ? { ...first, servedOn: Math.max(served, first.on), servedHow: 'other' } : first, ...rest]
}

/** A claim of years ago that was determined or given up, before the one of today. */
function planEarlier(world: World, quotas: Quotas, later: Plan): Plan {
  const { chance } = world
  const choices: [Bucket, string][] = [
    ['immigration', 'W1'],
    ['board', 'A09'],
    ['board', 'A08'],
    ['courts', 'J12'],
  ]
  const [bucket, end] = chance.weighted(choices, ([one]) => Math.max(1, quotas.room(one)))
  quotas.take(bucket)
  const until = (later.claim[0]?.on ?? world.today) - chance.between(40, 200)
  const then = { ...world, today: until }
  return planOf(then, routeTo(end, chance), { wish: { leadId: '', end, fixed: { stays: 20 } }, closed: true })
}

function addOne(world: World, household: Household, client: ClientTold, plan: Plan, wish: Wish): Told {
  const { chance } = world
  // A child who was born on the way joined the claim when it was told of.
  const claim = plan.claim.filter(({ on }, place) => on > client.born + 30 || place === plan.claim.length - 1)
  const { closedOn, grounds, claimMadeOn } = plan
  const openedOn = Math.max(plan.openedOn, Math.min(client.born + 40, claim.at(-1)?.on ?? 0))
  const steady = !plan.late
  const facts = [...claim, ...tellBeside({ ...world, claim, closedOn, steady })]
  const told: CaseTold = {
    clientId: client.id,
    country: household.origin.country,
    leadId: wish.leadId,
    openedOn,
    closedOn,
    claimMadeOn,
    grounds,
    facts,
    helped: !plan.late,
    corrected: !wish.fixed && chance.happens(0.06),
  }
  const caseId = addCase(world, told)
  if (!wish.withoutFirms && !isWaitingForNewcomer(world, wish, claim)) {
    const { leadId } = wish
    addMattersOf(world, {
      id: caseId,
      clientId: client.id,
      leadId,
      language: client.language,
      facts,
      openedOn,
      closedOn,
    })
  }
  return { caseId, client, openedOn, facts }
}

/** Claims of the caseworker whom a newcomer signs in as that wait for their decision: the README's walk takes one to a firm. */
function isWaitingForNewcomer({ staff }: World, { leadId }: Wish, claim: readonly Fact[]): boolean {
  return leadId === staff.caseworkers[0] && claim.at(-1)?.stage === 'M12'
}
