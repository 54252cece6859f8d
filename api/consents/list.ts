import { Consent } from '../../models/Consent.ts'
import { escaped } from '../../models/statements.ts'
import type { Listing } from '../list.ts'

/**
 * What became of an agreement by today: it lives, is to come, or ended, by the event that ended it or by its last day.
 * Null for an event that agrees to nothing.
 */
const stateOn = (today: string) =>
  `CASE WHEN \`Consent\`.kind NOT IN ('given', 'limited') THEN NULL
     WHEN ending.kind IS NOT NULL THEN ending.kind
     WHEN \`Consent\`.expires_on < ${escaped(today)} THEN 'expired'
     WHEN \`Consent\`.valid_from > ${escaped(today)} THEN 'to-come' ELSE 'live' END`

/** The ledger, each event with the kinds of data that it names and with what became of it by today. */
export const consentListing = (today: string): Listing => ({
  model: Consent,
  columns: [
    '`Consent`.id',
    '`Consent`.client_id AS clientId',
    '`Consent`.kind',
    `${stateOn(today)} AS state`,
    '`Consent`.purpose',
    '`Consent`.recipient_kind AS recipientKind',
    '`Consent`.firm_id AS firmId',
    '`Consent`.provider_id AS providerId',
    '`Consent`.recipient_name AS recipientName',
    '(SELECT GROUP_CONCAT(scope.data_kind) FROM consent_scopes scope WHERE scope.consent_id = `Consent`.id) AS dataKinds',
    '`Consent`.occurred_on AS occurredOn',
    '`Consent`.valid_from AS validFrom',
    '`Consent`.expires_on AS expiresOn',
    '`Consent`.ends_id AS endsId',
    'ending.id AS endedById',
    '`Consent`.language',
    '`Consent`.notice_version AS noticeVersion',
    '`Consent`.explained_by AS explainedById',
    'explainer.display_name AS explainerName',
    '`Consent`.recorded_by AS recordedById',
    'recorder.display_name AS recorderName',
    '`Consent`.created_at AS recordedAt',
    '`Consent`.interpreter',
    '`Consent`.proof',
    '`Consent`.proof_file_id AS proofFileId',
    '`Consent`.witness',
    '`Consent`.caregiver',
    '`Consent`.caregiver_agreed AS caregiverAgreed',
    '`Consent`.child_assent AS childAssent',
    '`Consent`.reason',
  ],
  joins: `
    LEFT JOIN consents ending ON ending.ends_id = \`Consent\`.id
    LEFT JOIN users explainer ON explainer.id = \`Consent\`.explained_by
    LEFT JOIN users recorder ON recorder.id = \`Consent\`.recorded_by`,
  filters: {
    id: { field: 'id', sql: '`Consent`.id = :id' },
    clientId: { field: 'clientId', sql: '`Consent`.client_id = :clientId' },
    firmId: { field: 'firmId', sql: '`Consent`.firm_id = :firmId' },
    providerId: { field: 'providerId', sql: '`Consent`.provider_id = :providerId' },
    purpose: { field: 'purpose', sql: '`Consent`.purpose = :purpose' },
    kind: { field: 'kind', sql: '`Consent`.kind = :kind' },
    state: { field: 'state', sql: `${stateOn(today)} = :state` },
  },
  orders: {
    recordedAt: { field: 'recordedAt', column: '`Consent`.created_at' },
    occurredOn: { field: 'occurredOn', column: '`Consent`.occurred_on' },
  },
})
