import { jurisdictionFor } from '../../jurisdictions/load.ts'
import type { Case } from '../../models/Case.ts'
import { Deadline } from '../../models/Deadline.ts'
import { Step } from '../../models/Step.ts'
import { closureDaysOf } from './closureDays.ts'
import { nearest, runningDeadlines } from './deadlineRows.ts'
import { projectDeadlines } from './projectDeadlines.ts'
import { type Change, handsOn, type Retelling, reconcile } from './reconcileDeadlines.ts'

/** The steps of a track that were not superseded, in their order. */
export async function liveSteps(legalCase: Case, track: string): Promise<Step[]> {
  return Step.findAll({ where: { caseId: legalCase.id, track, supersededById: null }, order: ['position'] })
}

/** Works out the deadlines of a track again from all its steps, and the case's next date with them. */
export async function retellTrack(
  legalCase: Case,
  track: string,
  given: Omit<Retelling, 'stored'>,
): Promise<Change[]> {
  const stored = await Deadline.findAll({ where: { caseId: legalCase.id, track }, order: ['id'] })
  const telling = { ...given, stored }
  const closureDays = await closureDaysOf(legalCase.jurisdiction)
  const jurisdiction = jurisdictionFor(legalCase.jurisdiction)
  const projected = projectDeadlines(jurisdiction, given.live, closureDays, handsOn(telling))
  const changes = await reconcile(telling, projected)
  await legalCase.update({ nextDeadlineOn: nearest(await runningDeadlines(legalCase)) })
  return changes
}
