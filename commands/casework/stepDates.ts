import { type InputIssue, Problem } from '../../errors.ts'
import { jurisdictionFor } from '../../jurisdictions/load.ts'
import type { Case } from '../../models/Case.ts'
import type { CaseTrack } from '../../models/CaseTrack.ts'
import type { Context } from '../context.ts'

type Claimed = Pick<Case, 'jurisdiction' | 'claimMadeOn'>
interface Dates {
  track: string
  stage: string
  happenedOn: string
  learntOn: string
  servedOn: string | null
  servedHow: string | null
}

/**
 * Refuses (422) dates that cannot be: in the future, learnt before it happened, served before it was made, before the
 * step that came first, a decision before the claim. All faults are told at once.
 */
export function refuseImpossibleDates(
  context: Context,
  legalCase: Claimed,
  { track, stage, happenedOn, learntOn, servedOn, servedHow }: Dates,
  before: Pick<CaseTrack, 'sinceOn'> | null,
): void {
  const { today } = context
  const faults: (InputIssue | false)[] = [
    happenedOn > today && { pointer: '/happenedOn', detail: 'lies in the future' },
    learntOn > today && { pointer: '/learntOn', detail: 'lies in the future' },
    learntOn < happenedOn && { pointer: '/learntOn', detail: 'is before the day it happened' },
    servedOn !== null && servedOn > today && { pointer: '/servedOn', detail: 'lies in the future' },
    servedOn !== null &&
      servedOn < happenedOn && { pointer: '/servedOn', detail: 'is before the day it happened' },
    servedHow !== null &&
      servedOn === null && { pointer: '/servedOn', detail: 'is missing, though a way of service is given' },
    before !== null &&
      happenedOn < before.sinceOn && {
        pointer: '/happenedOn',
        detail: `is before the last step of this track (${before.sinceOn}); a wrong step is superseded`,
      },
    isBeforeClaim(legalCase, track, stage, happenedOn) && {
      pointer: '/happenedOn',
      detail: 'is before the claim was made',
    },
  ]
  const errors = faults.filter(fault => fault !== false)
  if (errors.length > 0) throw new Problem('invalid-input', 'These dates cannot be', { errors })
}

function isBeforeClaim(legalCase: Claimed, track: string, stage: string, happenedOn: string): boolean {
  if (!legalCase.claimMadeOn || happenedOn >= legalCase.claimMadeOn) return false
  const stages =
    jurisdictionFor(legalCase.jurisdiction).process.tracks.find(one => one.code === track)?.stages ?? []
  const made = stages.findIndex(one => one.makesClaim)
  return made >= 0 && stages.findIndex(one => one.code === stage) > made
}
