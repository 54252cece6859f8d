import { invalid } from '../../../errors.ts'
import { Case } from '../../../models/Case.ts'
import { CaseTrack } from '../../../models/CaseTrack.ts'
import { Deadline } from '../../../models/Deadline.ts'
import type { Matter } from '../../../models/Matter.ts'
import { RoleGrant } from '../../../models/RoleGrant.ts'
import { User } from '../../../models/User.ts'
import { wallStands } from '../../../policies/walls.ts'
import type { Context } from '../../context.ts'
import { hold } from '../../hold.ts'

/** What a firm is asked to do, and what a firm that does it needs. */
export interface WhatIsAsked {
  scope?: string | null | undefined
  instructions?: string | null | undefined
  languages?: string[] | null | undefined
  sectors?: string[] | null | undefined
  opposingBodies?: string[] | null | undefined
  neededUntil?: string | null | undefined
  track?: string | null | undefined
  deadlineId?: string | null | undefined
  supervisorId?: string | null | undefined
}

/**
 * Refuses (422) a day that has passed, a track or a deadline that the case does not have or that does not run, and a
 * supervisor who is no active caseworker or director, or whom a wall keeps from the case.
 */
export async function refuseMisfits(
  { today }: Context,
  { caseId }: Pick<Matter, 'caseId'>,
  { neededUntil, track, deadlineId, supervisorId }: WhatIsAsked,
): Promise<void> {
  if (neededUntil && neededUntil < today) throw invalid('/neededUntil', 'in the past')
  if (track && !(await isTrackOf(caseId, track))) throw invalid('/track', 'not a track of this case')
  if (deadlineId && !(await runsOn(caseId, deadlineId)))
    throw invalid('/deadlineId', 'not a running deadline of this case')
  if (supervisorId && !(await maySupervise(caseId, supervisorId)))
    throw invalid('/supervisorId', 'not an active caseworker or director')
}

const isTrackOf = async (caseId: string | null, track: string) =>
  caseId !== null && (await CaseTrack.count({ where: { caseId, track } })) > 0

const runsOn = async (caseId: string | null, id: string) =>
  caseId !== null && (await Deadline.count({ where: { id, caseId, state: 'running' } })) > 0

async function maySupervise(caseId: string | null, userId: string): Promise<boolean> {
  await hold(User, userId)
  if (caseId) await hold(Case, caseId)
  const active = await User.count({ where: { id: userId, status: 'active' } })
  const fit = await RoleGrant.count({ where: { userId, role: ['caseworker', 'director'] } })
  return active > 0 && fit > 0 && !(await wallStands(caseId, { userId }))
}
