import { Intake } from '../../models/Intake.ts'
import { Task } from '../../models/Task.ts'
import type { Context } from '../context.ts'
import { openTask } from '../tasks/openTask.ts'
import { settleTask } from '../tasks/settleTask.ts'

const queues = [
  {
    kind: 'intake-emergency',
    where: { urgency: 'emergency' },
    note: 'Somebody says by the public form that it is an emergency. Look at the queue now.',
  },
  { kind: 'intake-waits', where: {}, note: 'Somebody asked for help by the public form. Look at the queue.' },
] as const

/**
 * Keeps one task open for the director while something waits in the queue from outside, and one more while an emergency
 * does, however many ask; settles them when nothing waits. Runs in a transaction of its own.
 */
export async function watchIntake(context: Context): Promise<void> {
  for (const { kind, where, note } of queues) {
    const oldest = await Intake.findOne({
      where: { ...where, state: 'waiting' },
      order: ['receivedAt', 'id'],
    })
    const open = await Task.findOne({ where: { kind, state: 'open' }, lock: true })
    if (open && !oldest) await settleTask(context, open, { state: 'done' })
    if (open || !oldest) continue
    const key = `${kind} ${oldest.id}`
    await openTask(context, { kind, key, owedBy: 'director', dueOn: context.today, note })
  }
}
