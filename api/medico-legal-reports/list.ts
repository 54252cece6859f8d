import { MedicoLegalReport } from '../../models/MedicoLegalReport.ts'
import type { Listing } from '../list.ts'

export const reportListing: Listing = {
  model: MedicoLegalReport,
  columns: [
    '`MedicoLegalReport`.id',
    '`MedicoLegalReport`.reference',
    '`MedicoLegalReport`.state',
    '`MedicoLegalReport`.purpose',
    '`MedicoLegalReport`.examination',
    '`MedicoLegalReport`.language',
    '`MedicoLegalReport`.because',
    '`MedicoLegalReport`.requested_on AS requestedOn',
    '`MedicoLegalReport`.examined_on AS examinedOn',
    '`MedicoLegalReport`.case_id AS caseId',
    '`MedicoLegalReport`.client_id AS clientId',
    'client.reference AS clientReference',
  ],
  joins: 'JOIN clients client ON client.id = `MedicoLegalReport`.client_id',
  filters: {
    state: { field: 'state', sql: '`MedicoLegalReport`.state = :state' },
    caseId: { field: 'caseId', sql: '`MedicoLegalReport`.case_id = :caseId' },
  },
  orders: { requestedOn: { field: 'requestedOn', column: '`MedicoLegalReport`.requested_on' } },
}
