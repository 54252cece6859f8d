import { Referral, type ReferralState } from '../../models/Referral.ts'
import { presentCodes } from '../../models/ServiceSession.ts'
import { escaped } from '../../models/statements.ts'
import type { Counted, Figure } from './figure.ts'
import type { Asking } from './question.ts'

/** The states in which the client has met somebody of the service. */
const met: readonly ReferralState[] = ['first-contact', 'in-service', 'completed']

/** The states by which the referrer knows what came of a referral. */
const told: readonly ReferralState[] = [...met, 'declined']

const list = (words: readonly string[]) => words.map(escaped).join(', ')

const moved = ({ asAt }: Asking, states: readonly ReferralState[], more = '') =>
  `EXISTS (SELECT 1 FROM referral_moves AS move WHERE move.referral_id = \`Referral\`.id
    AND move.to_state IN (${list(states)}) AND move.created_at <= ${asAt}${more})`

/** The referrals that moved to one of these states in the period, found from the moves: of a short period there are few. */
const movedIn = ({ begins, ends, asAt }: Asking, states: readonly ReferralState[]) =>
  `SELECT move.referral_id FROM referral_moves AS move WHERE move.to_state IN (${list(states)})
    AND move.moved_at >= ${begins} AND move.moved_at < ${ends} AND move.created_at <= ${asAt}`

const sentIn = (asking: Asking) => `\`Referral\`.id IN (${movedIn(asking, ['sent'])})`

/** Its state when the period was over, by the last move that was known. */
const stateAtEnd = ({ asAt, ends }: Asking) =>
  `(SELECT move.to_state FROM referral_moves AS move WHERE move.referral_id = \`Referral\`.id
    AND move.created_at <= ${asAt} AND move.moved_at < ${ends} ORDER BY move.moved_at DESC, move.id DESC LIMIT 1)`

const everWaited = ({ ends }: Asking) =>
  `\`Referral\`.id IN (SELECT move.referral_id FROM referral_moves AS move
    WHERE move.to_state = 'waiting-list' AND move.moved_at < ${ends})`

const referrals = (...where: string[]): Counted => ({
  from: 'referrals AS `Referral`',
  where,
  record: { kind: 'Referral', id: '`Referral`.id', reference: '`Referral`.reference' },
  parts: { service: { sql: '`Referral`.service' }, urgency: { sql: '`Referral`.urgency' } },
  person: '`Referral`.client_id',
})

/** The referrals under which a service met the client in the period: so their moves say, or a session of the team. */
const metIn = (asking: Asking) =>
  `(${movedIn(asking, met)} UNION SELECT session.referral_id FROM service_sessions AS session
    WHERE ${held(asking).join(' AND ')})`

const held = ({ from, to, asAt }: Asking) => [
  `session.held_on BETWEEN ${from} AND ${to}`,
  `session.attendance IN (${list(presentCodes)})`,
  `session.created_at <= ${asAt}`,
]

const people = (asking: Asking): Counted => ({
  ...referrals(),
  from: `${metIn(asking)} AS those JOIN referrals AS \`Referral\` ON \`Referral\`.id = those.referral_id`,
  record: { kind: 'Client', id: '`Referral`.client_id', reference: 'NULL' },
})

const sessions = (asking: Asking): Counted => ({
  ...referrals(...held(asking)),
  from: 'referrals AS `Referral` JOIN service_sessions AS session ON session.referral_id = `Referral`.id',
  record: { kind: 'ServiceSession', id: 'session.id', reference: '`Referral`.reference' },
})

const base = {
  unit: 'referrals',
  subject: Referral,
  group: 'outline',
  asAt: 'full',
  dimensions: ['service', 'urgency', 'age', 'gender', 'region', 'language', 'disability'],
} as const

/** Referrals and sessions are events: the people behind them are fewer. */
export const psychosocialFigures: Figure[] = [
  {
    ...base,
    code: 'people.met-a-service',
    unit: 'people',
    group: 'clinical',
    asAt: 'as-it-stands',
    definition:
      'Each person, once, whom a service met, began to help or finished helping in the period under a referral, or who was at a session of the team in it, as its attendance stands now.',
    overlapping: ['service', 'urgency'],
    counted: people,
  },
  {
    ...base,
    code: 'referrals.sent',
    definition: 'Each referral that was sent in the period.',
    counted: asking => referrals(sentIn(asking)),
  },
  {
    ...base,
    code: 'referrals.reached-service',
    definition:
      'Of the referrals sent in the period, those in which the client has met the service since, as known at the moment of the figure.',
    counted: asking => referrals(sentIn(asking), moved(asking, met)),
    among: asking => referrals(sentIn(asking)),
  },
  {
    ...base,
    code: 'referrals.fed-back',
    definition:
      'Of the referrals sent in the period, those of which the service has said since that it met the client or declined, as known at the moment of the figure.',
    counted: asking => referrals(sentIn(asking), moved(asking, told)),
    among: asking => referrals(sentIn(asking)),
  },
  {
    ...base,
    code: 'referrals.waiting',
    definition: 'Each referral that was on a waiting list when the last day of the period was over.',
    counted: asking => referrals(everWaited(asking), `${stateAtEnd(asking)} = 'waiting-list'`),
  },
  {
    ...base,
    code: 'sessions.attended',
    unit: 'sessions',
    group: 'clinical',
    asAt: 'as-it-stands',
    definition:
      'Each session of the team in the period at which the client was, also late, as its attendance stands now.',
    counted: sessions,
  },
]
