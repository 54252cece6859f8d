import { Temporal } from 'temporal-polyfill'
import { invalid, Problem } from '../../../errors.ts'
import { daysBetween, shiftDays } from '../../../jurisdictions/days.ts'
import type { Firm } from '../../../models/Firm.ts'
import { Instalment } from '../../../models/Instalment.ts'
import { Partnership } from '../../../models/Partnership.ts'
import { Pledge } from '../../../models/Pledge.ts'
import { follows, stateOf, successorOf } from '../../../models/partnershipState.ts'
import { given } from '../../changes.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import type { Conditions, PledgeInput } from '../agreements/agreementTerms.ts'
import { type PartnershipInput, proposePartnership } from '../agreements/proposePartnership.ts'

/** What is to be different in the next term. What is left out stays as it was. */
export interface RenewalChanges extends Conditions {
  year?: number | undefined
  startsOn?: string | undefined
  endsOn?: string | undefined
  pledges?: PledgeInput[] | undefined
}

const renewable = ['live', 'renewal-due', 'grace']

/**
 * Drafts the agreement that follows on a firm's present one: for a year from the day after its end, with the same
 * pledges and terms, and with instalments and reporting dates a year later, unless told otherwise. The firm must be
 * locked. Throws 409 when the agreement does not run and its grace is over, or was renewed before, and 422 when the new
 * term does not begin within the days of grace.
 */
export async function renewPartnership(
  context: Context,
  firm: Firm,
  partnership: Partnership,
  changes: RenewalChanges,
): Promise<Partnership> {
  await refuseOutOfTime(context, partnership)
  const { id: renewedFromId, endsOn } = partnership
  if (await Partnership.findOne({ where: { renewedFromId } })) {
    throw new Problem('conflict', 'The renewal of this partnership is drafted already')
  }
  const startsOn = changes.startsOn ?? shiftDays(endsOn, 1)
  if (!follows({ state: 'signed', startsOn }, partnership)) {
    throw invalid('/startsOn', 'must lie after the end of the partnership, and within its days of grace')
  }
  const next = await proposePartnership(context, firm, await inputFor(partnership, startsOn, changes))
  await record(context, 'partnership.renewal-drafted', next, { records: [firm.id, renewedFromId] })
  return next
}

async function refuseOutOfTime({ today }: Context, partnership: Partnership): Promise<void> {
  const others = await Partnership.findAll({ where: { firmId: partnership.firmId } })
  const state = stateOf(partnership, successorOf(partnership, others), today)
  if (renewable.includes(state)) return
  throw new Problem('illegal-state', `This partnership is ${state}; one that runs or is in grace is renewed`)
}

async function inputFor(
  last: Partnership,
  startsOn: string,
  { pledges, ...changes }: RenewalChanges,
): Promise<PartnershipInput> {
  const endsOn = changes.endsOn ?? shiftDays(yearLater(startsOn), -1)
  const later = (day: string) => movedAlong(day, last.startsOn, startsOn)
  const { answerHours, clearHours, graceDays, mostMatters = null } = last
  const { excludedKinds = null, excludedSectors = null, reportingDates } = last
  return {
    answerHours,
    clearHours,
    graceDays,
    mostMatters,
    excludedKinds,
    excludedSectors,
    reportingDates: reportingDates?.map(later) ?? null,
    ...given(changes),
    year: changes.year ?? yearOfNext(last.year, startsOn, endsOn),
    startsOn,
    endsOn,
    pledges: pledges ?? (await pledgesOf(last, later)),
  }
}

/** The year after the last one's, where the term touches it. */
function yearOfNext(last: number, startsOn: string, endsOn: string): number {
  const years = [startsOn, endsOn].map(day => Number(day.slice(0, 4)))
  return years.includes(last + 1) ? last + 1 : (years[0] ?? last + 1)
}

async function pledgesOf({ id }: Partnership, later: (day: string) => string): Promise<PledgeInput[]> {
  const pledges = await Pledge.findAll({ where: { partnershipId: id }, order: ['id'] })
  const instalments = await Instalment.findAll({
    where: { pledgeId: pledges.map(pledge => pledge.id) },
    order: ['dueOn', 'id'],
  })
  return pledges.map(pledge => ({
    kind: pledge.kind,
    quantity: pledge.quantity,
    currency: pledge.currency,
    restrictedTo: pledge.restrictedTo,
    description: pledge.description,
    instalments: instalments
      .filter(({ pledgeId }) => pledgeId === pledge.id)
      .map(({ dueOn, amountMinor }) => ({ dueOn: later(dueOn), amountMinor })),
  }))
}

const yearLater = (day: string) => Temporal.PlainDate.from(day).add({ years: 1 }).toString()

/** The same day of the next year; where the term begins on another, as many days after its beginning. */
function movedAlong(day: string, from: string, to: string): string {
  return to === yearLater(from) ? yearLater(day) : shiftDays(day, daysBetween(from, to))
}
