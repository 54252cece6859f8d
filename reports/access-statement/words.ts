/** Whoever a wall keeps out of a case, or whom it shields. */
export const shielded = 'protected'

export const byLink = 'the receiving organisation, by a link'

const roleWords: Record<string, string> = {
  caseworker: 'caseworker',
  director: 'director',
  psychosocial: 'counsellor or social worker',
  partnerships_manager: 'partnerships manager',
  firm_coordinator: 'coordinator of a law firm',
  partner_lawyer: 'lawyer of a law firm',
  data_protection_officer: 'data protection officer',
  administrator: 'administrator',
}

const said: Record<string, string> = {
  'client.opened': 'Opened the file',
  'client.registered': 'Began the file',
  'client.updated': 'Corrected or completed the file',
  'client.statement-made': 'Made a statement like this one',
  'clients.listed': 'Saw the name in a list',
  'clients.searched': 'Saw the name in the answer to a search',
  'disclosures.opened': 'Looked at what law firms had opened',
  'consents.opened': 'Looked at the consents',
  'consent.proof-opened': 'Opened the proof of a consent',
  'consent.overridden': 'Allowed a disclosure without consent, to prevent serious harm',
  'case.opened': 'Opened the case',
  'case.created': 'Began the case',
  'case.chronology-made': 'Drew up the chronology of the case',
  'matter.opened': 'Opened the work given to a law firm',
  'matter.slip-opened': 'Saw the names, to check for conflicts of interest',
  'draft.opened': 'Opened a document',
  'week.opened': 'Saw the case in the list of a week',
  'deadlines.opened': 'Saw the case in a list of deadlines',
  'referral.opened': 'Opened a referral',
  'referral.opened-by-link': 'Opened a referral',
  'referral.form-made': 'Printed the form of a referral',
  'medico-legal-report.file-opened': 'Opened a document',
  'shares.opened': 'Looked at summaries passed on within the centre',
  'share.made': 'Passed a summary on within the centre',
  'share.ended': 'Took a summary back',
  'glass.asked': 'Asked for emergency access',
  'glass.opened': 'Took emergency access',
  'glass.confirmed': 'Allowed emergency access',
  'glass.reviewed': 'Judged an emergency access',
  'family.linked': 'Recorded a family link',
  'family.unlinked': 'Took back a family link',
}

// What was done in a service would say what the service is about.
const services = /^(measure|service-session|service-note|goal|group-session)\./
const glassReasons: Record<string, string> = {
  'danger-to-life': 'danger to life',
  'danger-to-others': 'danger to others',
  'child-at-risk': 'a child at risk',
  'urgent-deadline': 'an urgent deadline',
  'colleague-away': 'a colleague was away',
  other: 'another emergency',
}

/** The roles of an entry in words. */
export function rolesInWords(roles: string): string {
  return roles
    .split(' ')
    .filter(Boolean)
    .map(role => roleWords[role] ?? spaced(role))
    .join(', ')
}

/** What an entry says was done. A verb that is not known here still says itself. */
export function actionInWords(action: string): string {
  const known = said[action]
  if (known) return known
  if (action.startsWith('medico-legal-report.')) return 'Worked on a document'
  if (services.test(action)) return 'Recorded support that was given'
  const [noun = '', verb = ''] = action.split('.')
  return `${noun.charAt(0).toUpperCase()}${spaced(noun.slice(1))}: ${spaced(verb)}`
}

/** Why somebody took emergency access, by the code that they chose. */
export function emergencyInWords(code: string): string {
  return `Emergency: ${glassReasons[code] ?? spaced(code)}`
}

export const spaced = (code: string): string => code.replace(/[-_]/g, ' ')
