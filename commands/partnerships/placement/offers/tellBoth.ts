import { Case } from '../../../../models/Case.ts'
import type { Matter } from '../../../../models/Matter.ts'
import type { Context } from '../../../context.ts'
import { openTask } from '../../../tasks/openTask.ts'

interface Told {
  kind: string
  /** The id of what the task is about: it is opened once for that. */
  about: string
  /** In words that name nobody. */
  note: string
  firmId?: string | null
}

/** Opens a task for today, once, for the manager of the programme and for the lead caseworker of the matter’s case. */
export async function tellBoth(context: Context, matter: Matter, told: Told): Promise<void> {
  await openTask(context, { ...taskOf(context, matter, told), owedBy: 'partnerships_manager' })
  await tellLead(context, matter, told)
}

/** Opens a task for today, once, for the lead caseworker. Work for the centre itself has none. */
export async function tellLead(context: Context, matter: Matter, told: Told): Promise<void> {
  if (matter.caseId === null) return
  const { leadId } = await Case.findByPk(matter.caseId, { attributes: ['leadId'], rejectOnEmpty: true })
  const { key, ...task } = taskOf(context, matter, told)
  await openTask(context, { ...task, key: `${key} lead`, owedBy: 'caseworker', ownerId: leadId })
}

const taskOf = (
  { today }: Context,
  { id: matterId }: Matter,
  { kind, about, note, firmId = null }: Told,
) => ({
  ...{ kind, key: `${kind} ${about}`, dueOn: today, matterId, firmId, note },
})
