import { type InputIssue, Problem } from '../../../errors.ts'
import { daysBetween, shiftDays } from '../../../jurisdictions/days.ts'
import type { MatterKind } from '../../../models/Matter.ts'
import type { Partnership } from '../../../models/Partnership.ts'
import type { PledgeKind } from '../../../models/Pledge.ts'
import { follows } from '../../../models/partnershipState.ts'

export interface InstalmentInput {
  dueOn: string
  amountMinor: number
}

export interface PledgeInput {
  kind: PledgeKind
  quantity: number
  currency?: string | null | undefined
  restrictedTo?: string | null | undefined
  description?: string | null | undefined
  instalments?: InstalmentInput[] | undefined
}

/** What an agreement says beside its pledges. What is left out stays as it is, or as the centre usually has it. */
export interface Conditions {
  excludedKinds?: MatterKind[] | null | undefined
  excludedSectors?: string[] | null | undefined
  reportingDates?: string[] | null | undefined
  answerHours?: number | undefined
  clearHours?: number | undefined
  graceDays?: number | undefined
  mostMatters?: number | null | undefined
}

export interface Term {
  year: number
  startsOn: string
  endsOn: string
  graceDays: number
}

const LONGEST_TERM = 400

/** Refuses (422) a term that is none, and instalments that do not fit it or do not add up to their pledge. */
export function refuseFaults(term: Term, pledges: PledgeInput[]): void {
  const errors = [...faultsOfTerm(term), ...pledges.flatMap((pledge, at) => faultsOfPledge(pledge, at, term))]
  if (errors.length > 0) throw new Problem('invalid-input', 'Some of the input is not right', { errors })
}

function faultsOfTerm({ year, startsOn, endsOn }: Term): InputIssue[] {
  const years = [startsOn, endsOn].map(day => Number(day.slice(0, 4)))
  return [
    ...(endsOn <= startsOn ? [{ pointer: '/endsOn', detail: 'must lie after startsOn' }] : []),
    ...(daysBetween(startsOn, endsOn) >= LONGEST_TERM
      ? [{ pointer: '/endsOn', detail: 'a term has at most 400 days' }]
      : []),
    ...(years.includes(year)
      ? []
      : [{ pointer: '/year', detail: 'must be the year in which the term starts or ends' }]),
  ]
}

function faultsOfPledge({ quantity, instalments = [] }: PledgeInput, at: number, term: Term): InputIssue[] {
  if (instalments.length === 0) return []
  const pointer = `/pledges/${at}/instalments`
  const first = shiftDays(term.startsOn, -term.graceDays)
  const last = shiftDays(term.endsOn, term.graceDays)
  const sum = instalments.reduce((total, { amountMinor }) => total + amountMinor, 0)
  return [
    ...(sum === quantity ? [] : [{ pointer, detail: 'do not add up to the quantity of the pledge' }]),
    ...instalments.flatMap(({ dueOn }, place) =>
      dueOn < first || dueOn > last
        ? [{ pointer: `${pointer}/${place}/dueOn`, detail: 'lies outside the term and its days of grace' }]
        : [],
    ),
  ]
}

/** Refuses (409) days that another agreement of the firm has. */
export function refuseOverlap(
  others: Partnership[],
  { startsOn, endsOn }: Pick<Term, 'startsOn' | 'endsOn'>,
): void {
  const clash = others.find(other => other.startsOn <= endsOn && other.endsOn >= startsOn)
  if (clash) throw new Problem('conflict', `These days overlap with the firm’s partnership for ${clash.year}`)
}

/** The signed agreement that one which begins on a day would continue. */
export function predecessorOf(others: Partnership[], startsOn: string): Partnership | null {
  return (
    others.find(other => other.state !== 'draft' && follows({ state: 'signed', startsOn }, other)) ?? null
  )
}
