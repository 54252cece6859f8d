import { Training } from '../../models/Training.ts'
import type { Listing } from '../list.ts'

export const trainingListing: Listing = {
  model: Training,
  columns: [
    '`Training`.id',
    '`Training`.firm_id AS firmId',
    '`Training`.kind',
    '`Training`.title',
    '`Training`.held_on AS heldOn',
    '`Training`.minutes',
    '`Training`.points_tenths AS pointsTenths',
    '`Training`.accredited_by AS accreditedBy',
  ],
  filters: {
    kind: { field: 'kind', sql: '`Training`.kind = :kind' },
    firmId: { field: 'firmId', sql: '`Training`.firm_id = :firmId' },
  },
  orders: { heldOn: { field: 'heldOn', column: '`Training`.held_on' } },
}
