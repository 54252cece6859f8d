import { GroupSession, informingKinds } from '../../models/GroupSession.ts'
import { escaped, select } from '../../models/statements.ts'
import type { Subjects } from './subjects.ts'

/** A line of the audit log about a client. */
export interface Entry {
  at: string | Date
  actorId: string | null
  actorRoles: string
  action: string
  subjectId: string | null
  details: string
}

/** Verbs of entries that are about no single record of the client, or about work for them, and name them in their details. */
const naming = [
  'clients.listed',
  'clients.searched',
  'week.opened',
  'deadlines.opened',
  'figure.opened',
  'measure.recorded',
  'measure.superseded',
  'service-session.recorded',
  'service-session.changed',
  'service-note.written',
  'goal.set',
  'goal.changed',
  'group-session.attendance-recorded',
  'group-session.attendances-opened',
]

/**
 * The entries about a client, oldest first: those of their records, those of their cases, and those that name them. What the
 * system did by itself is nobody's reading, and walls would say whom they shield; both are left out.
 */
export async function entriesAbout(subjects: Subjects): Promise<Entry[]> {
  const { clientId, cases, matters, referrals } = subjects
  const owned = [
    ...referrals,
    ...subjects.consents,
    ...subjects.overrides,
    ...subjects.recalls,
    ...subjects.glasses,
    ...subjects.shares,
    ...subjects.alerts,
    ...subjects.intakes,
  ]
  const records = [clientId, ...cases, ...matters.map(({ id }) => id), ...owned.map(({ id }) => id)]
  const named = [clientId, ...cases, ...referrals.map(({ id }) => id)]
  const names = named.map(id => `entry.details LIKE ${escaped(`%"${id}"%`)}`).join(' OR ')
  return select<Entry>(
    `SELECT entry.at, entry.actor_id AS actorId, entry.actor_roles AS actorRoles, entry.action,
       entry.subject_id AS subjectId, entry.details
     FROM audit_entries entry
     WHERE (entry.subject_id IN (${listed(records)})
         ${cases.length > 0 ? `OR entry.case_id IN (${listed(cases)})` : ''}
         OR (entry.action IN (${listed(naming)}) AND (${names})))
       AND entry.action NOT LIKE 'wall.%' AND entry.action NOT LIKE 'walls.%'
       AND (entry.actor_id IS NOT NULL OR entry.action = 'referral.opened-by-link')
     ORDER BY entry.seq`,
  )
}

/** Those of the records that entries name which are meetings to tell people something. */
export async function informingAmong(entries: Entry[]): Promise<Set<string>> {
  const named = entries.filter(({ action }) => action === 'group-session.attendance-recorded')
  const ids = [...new Set(named.flatMap(({ subjectId }) => subjectId ?? []))]
  const sessions = await GroupSession.findAll({
    where: { id: ids, kind: [...informingKinds] },
    attributes: ['id'],
  })
  return new Set(sessions.map(({ id }) => id))
}

const listed = (values: string[]): string => values.map(escaped).join(', ')
