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

/** Why somebody took emergency access, by the code that they chose. */
export function emergencyInWords(code: string): string {
  return `Emergency: ${glassReasons[code] ?? spaced(code)}`
}

export const spaced = (code: string): string => code.replace(/[-_]/g, ' ')
