import { Intake } from '../../models/Intake.ts'
import type { Listing } from '../list.ts'

const rank = "CASE `Intake`.urgency WHEN 'emergency' THEN '1' WHEN 'urgent' THEN '2' ELSE '3' END"

/** The queue: outlines only. What people wrote is read one by one. */
export const intakeListing: Listing = {
  model: Intake,
  columns: [
    '`Intake`.id',
    '`Intake`.reference',
    '`Intake`.kind',
    '`Intake`.urgency',
    '`Intake`.language',
    '`Intake`.state',
    '`Intake`.received_at',
    '`Intake`.triaged_at',
    '`Intake`.triaged_by',
    '`Intake`.client_id',
  ],
  filters: {
    state: { field: 'state', sql: '`Intake`.state = :state' },
    kind: { field: 'kind', sql: '`Intake`.kind = :kind' },
    urgency: { field: 'urgency', sql: '`Intake`.urgency = :urgency' },
  },
  orders: {
    urgent: { field: 'urgency', column: `CONCAT(${rank}, ' ', \`Intake\`.received_at)` },
    receivedAt: { field: 'receivedAt', column: '`Intake`.received_at' },
  },
}
