import { escaped, select } from '../../models/statements.ts'
import { firmRoles } from '../../policies/vocabulary.ts'

/** What of a client's file people of a firm can open, by the verbs of the audit log. */
export const whatWasOpened: Record<string, string> = {
  'matter.slip-opened': 'slip',
  'matter.opened': 'matter',
  'draft.opened': 'document',
  'case.opened': 'case',
  'client.opened': 'identity',
  'clients.listed': 'identity',
}

/** Somebody of a firm who opened something: how often, and first and last when. */
export interface Opened {
  personId: string
  personName: string
  /** Where they worked then. */
  firmId: string | null
  firmName: string | null
  action: string
  times: number | string
  firstAt: string | Date
  lastAt: string | Date
}

/** Who of which firm opened what of a client, of their cases and of their matters, from the audit log, the latest first. */
export async function openedBy(clientId: string): Promise<Opened[]> {
  const client = escaped(clientId)
  const cases = `SELECT id FROM cases WHERE client_id = ${client}`
  const subjects = `SELECT ${client} AS id UNION ALL ${cases}
    UNION ALL SELECT id FROM matters WHERE case_id IN (${cases})`
  const actions = Object.keys(whatWasOpened).map(escaped).join(', ')
  const ofFirm = firmRoles.map(role => `entry.actor_roles LIKE ${escaped(`%${role}%`)}`).join(' OR ')
  const columns = 'entry.actor_id, entry.action, entry.at'
  // A list names its clients in its details; it is about no single record.
  const entries = `SELECT ${columns} FROM audit_entries entry JOIN (${subjects}) AS subject ON entry.subject_id = subject.id
      WHERE entry.action IN (${actions}) AND (${ofFirm})
    UNION ALL SELECT ${columns} FROM audit_entries entry
      WHERE entry.action = 'clients.listed' AND (${ofFirm}) AND entry.details LIKE ${escaped(`%"${clientId}"%`)}`
  const worked = 'COALESCE(employment.firm_id, person.firm_id)'
  return select<Opened>(
    `SELECT opened.actor_id AS personId, person.display_name AS personName, firm.id AS firmId, firm.name AS firmName,
       opened.action, COUNT(*) AS times, MIN(opened.at) AS firstAt, MAX(opened.at) AS lastAt
     FROM (${entries}) AS opened
     JOIN users person ON person.id = opened.actor_id
     LEFT JOIN employments employment ON employment.user_id = person.id
       AND employment.starts_on <= SUBSTR(opened.at, 1, 10) AND employment.ends_on >= SUBSTR(opened.at, 1, 10)
     LEFT JOIN firms firm ON firm.id = ${worked}
     GROUP BY opened.actor_id, person.display_name, firm.id, firm.name, opened.action
     ORDER BY lastAt DESC, personId, opened.action`,
  )
}

/** A consent for a firm and the days on which it held. */
export interface Held {
  id: string
  firmId: string
  validFrom: string
  lastDay: string
}

/** The consents of a client for firms, each up to the day on which it ended or will. */
export async function consentsForFirms(clientId: string): Promise<Held[]> {
  return select<Held>(
    `SELECT consent.id, consent.firm_id AS firmId, consent.valid_from AS validFrom,
       COALESCE(ending.occurred_on, consent.expires_on) AS lastDay
     FROM consents consent LEFT JOIN consents ending ON ending.ends_id = consent.id
     WHERE consent.client_id = ? AND consent.firm_id IS NOT NULL AND consent.kind IN ('given', 'limited')
     ORDER BY consent.valid_from, consent.id`,
    [clientId],
  )
}
