import { Consent } from '../../models/Consent.ts'
import type { Listing } from '../list.ts'

export const consentListing: Listing = {
  model: Consent,
  columns: [
    '`Consent`.id',
    '`Consent`.client_id AS clientId',
    '`Consent`.firm_id AS firmId',
    '`Consent`.purpose',
    '`Consent`.state',
    '`Consent`.language',
    '`Consent`.notice_version AS noticeVersion',
    '`Consent`.given_on AS givenOn',
    '`Consent`.expires_on AS expiresOn',
    '`Consent`.withdrawn_at AS withdrawnAt',
  ],
  filters: {
    clientId: { field: 'clientId', sql: '`Consent`.client_id = :clientId' },
    firmId: { field: 'firmId', sql: '`Consent`.firm_id = :firmId' },
    state: { field: 'state', sql: '`Consent`.state = :state' },
  },
  orders: { givenOn: { field: 'givenOn', column: '`Consent`.given_on' } },
}
