import { invalid } from '../../../errors.ts'
import { dayBefore } from '../../../jurisdictions/days.ts'
import { Absence } from '../../../models/Absence.ts'
import { Contact } from '../../../models/Contact.ts'
import { Credential } from '../../../models/Credential.ts'
import { Employment } from '../../../models/Employment.ts'
import { Task } from '../../../models/Task.ts'
import { Undertaking } from '../../../models/Undertaking.ts'
import type { User } from '../../../models/User.ts'
import type { Context } from '../../context.ts'
import { settleTask } from '../../tasks/settleTask.ts'
import { leaveTeams } from '../matters/leaveTeams.ts'
import { endAfter } from './lastDay.ts'

/**
 * A person works at their firm no more from a day on. What they had as somebody of that firm ends at once: places on
 * teams, the undertaking, the firm's insurance, their entry among its contacts, covers. Training and hours stay theirs.
 * Whoever calls changes the account, ends its sessions, and records it. Throws 422 for a day before they began.
 */
export async function leavePost(context: Context, person: User, onDay: string): Promise<void> {
  const { id: userId, firmId } = person
  if (!firmId) return
  await endEmployment(userId, firmId, onDay)
  await leaveTeams(context, person)

  const last = dayBefore(context.today)
  const current = <R extends { endsOn: string }>(rows: R[]) => rows.filter(row => row.endsOn > last)
  const signed = await Undertaking.findAll({ where: { userId }, lock: true })
  for (const undertaking of current(signed)) await undertaking.update({ endsOn: last })
  const insured = await Credential.findAll({ where: { userId, kind: 'indemnity' }, lock: true })
  for (const insurance of current(insured)) await endAfter(insurance, last)
  const contacts = await Contact.findAll({ where: { userId, firmId }, lock: true })
  for (const contact of current(contacts)) await endAfter(contact, last)
  const covered = await Absence.findAll({ where: { coveredBy: userId }, lock: true })
  for (const absence of current(covered)) await absence.update({ coveredBy: null })
  await dropTasks(context, userId, firmId)
}

async function endEmployment(userId: string, firmId: string, onDay: string): Promise<void> {
  const all = await Employment.findAll({ where: { userId, firmId }, lock: true })
  for (const employment of all.filter(({ endsOn }) => endsOn >= onDay)) {
    if (onDay < employment.startsOn) throw invalid('/onDay', 'before they began at this firm')
    await endAfter(employment, dayBefore(onDay))
  }
}

/** What the firm owed about this person is owed no more. */
async function dropTasks(context: Context, userId: string, firmId: string): Promise<void> {
  const owedBy = ['firm_coordinator', 'partner_lawyer'] as const
  const open = await Task.findAll({
    where: { userId, firmId, owedBy: [...owedBy], state: 'open' },
    lock: true,
  })
  for (const task of open) await settleTask(context, task, { state: 'dropped' })
}
