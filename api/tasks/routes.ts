import { settleByHand } from '../../commands/tasks/settleTask.ts'
import { Task } from '../../models/Task.ts'
import { findFor } from '../../policies/authorize.ts'
import { endpoint, ok } from '../endpoint.ts'
import { listPage } from '../list.ts'
import { pageSchema } from '../page.ts'
import { byId } from '../text.ts'
import { taskListing } from './list.ts'
import { presentTask } from './present.ts'
import * as schema from './schema.ts'

export const list = endpoint({
  summary: 'What you and those you answer for owe, the most urgent first',
  policy: { may: ['read', 'Task'] },
  query: schema.TaskQuery,
  answer: { status: 200, schema: pageSchema(schema.TaskAnswer) },
  transaction: false,
  handle: async ({ ability, context, query: { limit, cursor, sort, ...filters } }) =>
    ok(
      await listPage(ability, taskListing, { limit, cursor, sort, filters }, row =>
        presentTask(row, context.today),
      ),
    ),
})

export const settlement = endpoint({
  summary: 'Say that a task was done, or is not needed any more',
  policy: { may: ['settle', 'Task'] },
  params: byId,
  body: schema.Settlement,
  answer: { status: 200, schema: schema.TaskAnswer },
  transaction: true,
  handle: async ({ ability, context, params: { id }, body }) => {
    await settleByHand(context, await findFor(ability, 'settle', Task, id), body)
    const question = { limit: 1, sort: 'dueOn', filters: { id } }
    const { items } = await listPage(ability, taskListing, question, row => presentTask(row, context.today))
    return ok(items[0])
  },
})
