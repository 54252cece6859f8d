import { invalid, Problem } from '../../errors.ts'
import { dayBefore } from '../../jurisdictions/days.ts'
import { Assignment, type AssignmentRole } from '../../models/Assignment.ts'
import type { Case } from '../../models/Case.ts'
import { Client } from '../../models/Client.ts'
import { OPEN_END } from '../../models/columns.ts'
import { RoleGrant } from '../../models/RoleGrant.ts'
import { User } from '../../models/User.ts'
import { Wall } from '../../models/Wall.ts'
import type { Context } from '../context.ts'
import { hold } from '../hold.ts'
import { record } from '../record.ts'
import { below } from './below.ts'

export interface AssignmentInput {
  userId: string
  role: AssignmentRole
  startsOn: string
  endsOn: string
}

const caseRoles = new Set(['caseworker', 'director'])

/** Puts somebody on a case. A new lead takes the place of the old one, from the day the new one starts. */
export async function assignCase(
  context: Context,
  legalCase: Case,
  input: AssignmentInput,
): Promise<Assignment> {
  if (legalCase.status === 'closed') throw new Problem('illegal-state', 'The case is closed')
  if (input.endsOn < input.startsOn) throw invalid('/endsOn', 'is before the start')
  await below('/userId', () => refuseUnfit(legalCase, input.userId))
  if (input.role === 'lead') await replaceLead(context, legalCase, input)

  const assignment = await Assignment.create({ ...input, caseId: legalCase.id, assignedBy: context.actor.id })
  await record(context, 'case.assigned', assignment, { records: [input.userId], outcome: input.role })
  return assignment
}

/** Whether somebody can be given a case: active, of a role that works on cases, and behind no wall. */
export async function refuseUnfit(legalCase: Pick<Case, 'id'> | null, userId: string): Promise<void> {
  await hold(User, userId)
  const user = await User.findByPk(userId)
  const grants = await RoleGrant.findAll({ where: { userId } })
  const fit = user?.status === 'active' && grants.some(grant => caseRoles.has(grant.role))
  if (!fit) throw invalid('', 'not an active caseworker or director')
  const walls = legalCase ? await Wall.findAll({ where: { caseId: legalCase.id, userId } }) : []
  if (walls.some(wall => wall.state !== 'lifted'))
    throw new Problem('illegal-state', 'This person cannot work on this case')
}

async function replaceLead(
  context: Context,
  legalCase: Case,
  { userId, startsOn, endsOn }: AssignmentInput,
): Promise<void> {
  if (startsOn > context.today) throw invalid('/startsOn', 'a new lead starts today or earlier')
  if (endsOn !== OPEN_END) throw invalid('/endsOn', 'a lead has no end; name a cover for a time')
  if (legalCase.leadId === userId) throw new Problem('illegal-state', 'This person leads the case already')
  const leads = await Assignment.findAll({ where: { caseId: legalCase.id, role: 'lead', endsOn: OPEN_END } })
  if (leads.some(lead => lead.startsOn > startsOn))
    throw invalid('/startsOn', 'is before the present lead began')
  for (const lead of leads) await endAt(lead, dayBefore(startsOn))
  await handFileOver(legalCase, userId)
  await legalCase.update({ leadId: userId })
}

/** The client's file goes with the case: whoever leads a file reads it, and the old lead must not from now on. */
async function handFileOver({ clientId, leadId }: Case, newLeadId: string): Promise<void> {
  await Client.update({ leadId: newLeadId }, { where: { id: clientId, leadId } })
}

async function endAt(assignment: Assignment, lastDay: string): Promise<void> {
  if (lastDay < assignment.startsOn) await assignment.destroy()
  else await assignment.update({ endsOn: lastDay })
}

/** Ends an assignment. A case is never without a lead: a lead ends by naming the next one. */
export async function endAssignment(context: Context, assignment: Assignment, endsOn: string): Promise<void> {
  if (assignment.role === 'lead')
    throw new Problem('illegal-state', 'Name a new lead; the old one ends with that')
  if (assignment.endsOn < context.today) throw new Problem('illegal-state', 'This assignment has ended')
  if (endsOn > assignment.endsOn) throw invalid('/endsOn', 'is after the end that was set')
  await endAt(assignment, endsOn)
  await record(context, 'case.unassigned', assignment, { records: [assignment.userId] })
}
