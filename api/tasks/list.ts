import { Task } from '../../models/Task.ts'
import type { Listing } from '../list.ts'

/** Tasks, each with the name of its firm and the reference of its matter. */
export const taskListing: Listing = {
  model: Task,
  columns: [
    '`Task`.id',
    '`Task`.kind',
    '`Task`.owed_by',
    '`Task`.owner_id',
    '`Task`.firm_id',
    'firm.name AS firm_name',
    '`Task`.matter_id',
    'matter.reference AS matter_reference',
    '`Task`.partnership_id',
    '`Task`.user_id',
    '`Task`.due_on',
    '`Task`.note',
    '`Task`.state',
    '`Task`.settled_on',
  ],
  joins: `
    LEFT JOIN firms firm ON firm.id = \`Task\`.firm_id
    LEFT JOIN matters matter ON matter.id = \`Task\`.matter_id`,
  filters: {
    id: { field: 'id', sql: '`Task`.id = :id' },
    state: { field: 'state', sql: '`Task`.state = :state' },
    kind: { field: 'kind', sql: '`Task`.kind = :kind' },
    firmId: { field: 'firm', sql: '`Task`.firm_id = :firmId' },
    matterId: { field: 'matter', sql: '`Task`.matter_id = :matterId' },
  },
  orders: { dueOn: { field: 'dueOn', column: '`Task`.due_on' } },
}
