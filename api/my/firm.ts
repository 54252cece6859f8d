import { daysBetween, shiftDays } from '../../jurisdictions/days.ts'
import { Firm } from '../../models/Firm.ts'
import type { Partnership } from '../../models/Partnership.ts'
import type { Ability } from '../../policies/ability.ts'
import { findFor } from '../../policies/authorize.ts'
import { endpoint, ok } from '../endpoint.ts'
import { presentContributions } from '../firms/contributions-present.ts'
import { givenFor } from '../firms/contributions-query.ts'
import { agreementsOf, newestPartnerships } from '../firms/query.ts'
import { listPage } from '../list.ts'
import { offerListing } from '../offers/list.ts'
import { presentOffer } from '../offers/present.ts'
import { taskListing } from '../tasks/list.ts'
import { presentTask } from '../tasks/present.ts'
import { marked } from '../text.ts'
import * as query from './firm-query.ts'
import { DeskAnswer } from './firm-schema.ts'

/** How many offers and tasks the desk names; their lists hold the rest. */
const NAMED = 5
/** How many days ahead the desk says what must be renewed. */
const AHEAD = 60

export const myFirm = endpoint({
  summary: 'The desk of a firm’s coordinator: what waits, what ends, and what the firm gave so far',
  policy: { may: ['answer-offer', 'Matter'] },
  answer: { status: 200, schema: DeskAnswer },
  transaction: false,
  handle: async ({ ability, context: { now, today } }) => {
    const firm = await findFor(ability, 'read', Firm, ability.actor.firmId, { group: 'agreement' })
    const partnership = agreementOn(await newestPartnerships(firm.id), today)
    return ok({
      firm: { id: firm.id, name: marked(firm.name) },
      offers: await offers(ability, now),
      hoursToVerify: await query.hoursToVerify(ability),
      tasks: await tasks(ability, today),
      ending: await ending(ability, firm.id, today),
      matters: await query.mattersByStatus(ability, firm.id),
      agreement: partnership && (await agreement(ability, partnership, today)),
      renewalReport: partnership && reportOf(partnership),
    })
  },
})

async function offers(ability: Ability, now: Date) {
  const where = query.waiting(ability)
  const question = { limit: NAMED, sort: 'waiting', filters: {}, where }
  const { items } = await listPage(ability, offerListing, question, row => presentOffer(ability, row, now))
  return { ...(await query.offersWaiting(ability)), items }
}

async function tasks(ability: Ability, today: string) {
  const question = { limit: NAMED, sort: 'dueOn', filters: { state: 'open' } }
  const { items } = await listPage(ability, taskListing, question, row => presentTask(row, today))
  return { open: await query.openTasks(ability), items }
}

async function ending(ability: Ability, firmId: string, today: string) {
  const rows = await query.endingBy(ability, firmId, shiftDays(today, AHEAD))
  return rows.map(({ userId, name, what, jurisdiction, endsOn }) => ({
    person: { id: userId, name: marked(name) },
    what,
    jurisdiction: jurisdiction === '' ? null : marked(jurisdiction),
    endsOn,
    daysLeft: daysBetween(today, endsOn),
  }))
}

/** The agreement that began last; before the first begins, the one that is to come. They are given newest first. */
function agreementOn(partnerships: Partnership[], today: string): Partnership | null {
  const begun = partnerships.find(({ state, startsOn }) => state !== 'draft' && startsOn <= today)
  return begun ?? partnerships[0] ?? null
}

async function agreement(ability: Ability, partnership: Partnership, today: string) {
  const [agreement] = await agreementsOf(partnership.firmId, [partnership])
  if (!agreement) return null
  const given = await givenFor(ability, partnership)
  const daysLeft = daysBetween(today, partnership.endsOn)
  return { ...presentContributions(agreement, given, today), daysLeft }
}

function reportOf({ firmId, year, state }: Partnership): string | null {
  return state === 'draft' ? null : `/api/v1/firms/${firmId}/partnerships/${year}/renewal-report.pdf`
}
