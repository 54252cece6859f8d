import { Client } from '../../models/Client.ts'
import { GroupSession, informingKinds } from '../../models/GroupSession.ts'
import { presentCodes } from '../../models/ServiceSession.ts'
import { escaped } from '../../models/statements.ts'
import type { Counted, Figure } from './figure.ts'
import type { Asking } from './question.ts'

const list = (words: readonly string[]) => words.map(escaped).join(', ')

const informing = ({ from, to, asAt }: Asking, session: string) => [
  `${session}.kind IN (${list(informingKinds)})`,
  `${session}.held_on BETWEEN ${from} AND ${to}`,
  `${session}.created_at <= ${asAt}`,
]

const sessions = (asking: Asking): Counted => ({
  from: 'group_sessions AS `GroupSession`',
  where: informing(asking, '`GroupSession`'),
  record: { kind: 'GroupSession', id: '`GroupSession`.id', reference: 'NULL' },
  parts: {},
})

/** Counted through the door of the people who came, so that a wall takes them out. */
const attendances = (asking: Asking): Counted => ({
  from: `clients AS \`Client\` JOIN group_attendances AS attendance ON attendance.client_id = \`Client\`.id
    JOIN group_sessions AS session ON session.id = attendance.group_session_id`,
  where: [
    ...informing(asking, 'session'),
    `attendance.attendance IN (${list(presentCodes)})`,
    `attendance.created_at <= ${asking.asAt}`,
  ],
  record: { kind: 'GroupAttendance', id: 'attendance.id', reference: '`Client`.reference' },
  parts: {},
  person: '`Client`.id',
})

const changed = 'What was changed since counts as it stands now.'

const ofSessions = { subject: GroupSession, group: 'all', asAt: 'as-it-stands', dimensions: [] } as const

/** Sessions in which people were told how the process goes and what their rights are. */
export const informationFigures: Figure[] = [
  {
    ...ofSessions,
    code: 'information.sessions',
    unit: 'sessions',
    definition: `Each information session and training for clients that was held in the period. ${changed}`,
    counted: sessions,
  },
  {
    code: 'information.attendances',
    unit: 'attendances',
    definition: `Each time that a client with a file came to one of those sessions; whoever came twice counts twice. ${changed}`,
    subject: Client,
    group: 'outline',
    asAt: 'as-it-stands',
    dimensions: ['age', 'gender', 'region', 'language', 'disability'],
    counted: attendances,
  },
  {
    ...ofSessions,
    code: 'information.others',
    unit: 'attendances',
    definition: `Adults and children without a file who were counted at those sessions, each time that they came. ${changed}`,
    counted: asking => ({ ...sessions(asking), amount: '(`GroupSession`.adults + `GroupSession`.children)' }),
  },
]
