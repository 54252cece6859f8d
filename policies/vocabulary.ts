/** Every word that a rule may name: subjects with their field groups and actions. */

/** Which fields of a subject's JSON belong to which group. A field that stands in no group is readable by nobody. */
export const fieldGroups = {
  Client: {
    outline: ['id', 'reference', 'status', 'lead'],
    identity: [
      'fullName',
      'names',
      'birthDate',
      'gender',
      'nationalities',
      'languages',
      'documentNumbers',
      'family',
    ],
    contact: ['address', 'telephone', 'email', 'safeContact'],
    vulnerability: ['specificNeeds', 'riskFlags'],
  },
  Case: {
    outline: [
      'id',
      'reference',
      'jurisdiction',
      'status',
      'track',
      'stage',
      'stageName',
      'lead',
      'openedOn',
      'closedOn',
      'nextDeadlineOn',
    ],
    claim: ['clientId', 'grounds', 'countryOfRisk', 'regime', 'claimMadeOn', 'closingReason'],
    dates: ['tracks', 'alerts'],
    story: ['narrative', 'strategy'],
  },
  Matter: {
    outline: [
      'id',
      'reference',
      'kind',
      'status',
      'stage',
      'stageName',
      'nextDeadlineOn',
      'lead',
      'firm',
      'conflictCheck',
      'openedOn',
      'closedOn',
      'minutesGiven',
    ],
    work: ['caseId', 'scope', 'instructions', 'team', 'case', 'client', 'steps', 'deadlines'],
    slip: ['slip'],
  },
  Consent: {
    outline: ['id', 'clientId', 'firmId', 'purpose', 'state', 'givenOn', 'expiresOn', 'withdrawnAt'],
    terms: ['language', 'noticeVersion'],
  },
  Firm: {
    outline: ['id', 'name', 'offices', 'status'],
    agreement: ['partnerships', 'payments'],
  },
  TimeEntry: {
    all: ['id', 'matterId', 'lawyer', 'workedOn', 'minutes', 'activity', 'verifiedAt'],
  },
  User: {
    all: ['id', 'email', 'displayName', 'status', 'roles', 'firmId'],
  },
  AuditEntry: {
    all: [
      'seq',
      'at',
      'actorId',
      'actorRoles',
      'action',
      'subject',
      'subjectId',
      'caseId',
      'details',
      'requestId',
      'network',
      'hash',
    ],
  },
  ClosureDay: { all: ['id', 'jurisdiction', 'day', 'reason'] },
} as const

export type SubjectName = keyof typeof fieldGroups
export type GroupOf<S extends SubjectName> = keyof (typeof fieldGroups)[S] & string

export const actions = [
  'read',
  'create',
  'update',
  'record-step',
  'extend-deadline',
  'write-note',
  'assign',
  'ask-closure',
  'approve-closure',
  'raise-wall',
  'offer',
  'answer-conflict-check',
  'put-on-team',
  'record-hours',
  'record-hours-of-others',
  'verify-hours',
  'close',
  'lift-suspension',
  'withdraw',
  'agree-partnership',
  'record-payment',
  'read-report',
  'record-undertaking',
] as const

export type Action = (typeof actions)[number]

export const roles = [
  'caseworker',
  'director',
  'psychosocial',
  'partnerships_manager',
  'firm_coordinator',
  'partner_lawyer',
  'data_protection_officer',
  'administrator',
] as const

export type Role = (typeof roles)[number]

/** The roles of people outside the centre. They belong to a firm, and may hold no other role. */
export const firmRoles: readonly Role[] = ['firm_coordinator', 'partner_lawyer']

/** The way from a subject to the cases it belongs to: a wall on one of them hides it. */
export const wayToCase: Record<SubjectName, readonly string[] | null> = {
  Client: ['cases'],
  Case: [],
  Matter: ['legalCase'],
  Consent: ['client', 'cases'],
  TimeEntry: ['matter', 'legalCase'],
  Firm: null,
  User: null,
  AuditEntry: null,
  ClosureDay: null,
}
