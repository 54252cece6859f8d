import { BreakGlass } from '../../models/BreakGlass.ts'
import { escaped } from '../../models/statements.ts'
import type { Listing } from '../list.ts'

/** What became of a glass by this minute. */
const stateAt = (minute: string) =>
  `CASE WHEN \`BreakGlass\`.last_minute >= ${escaped(minute)}
     THEN CASE \`BreakGlass\`.state WHEN 'asked' THEN 'asked' ELSE 'open' END
     ELSE CASE \`BreakGlass\`.state WHEN 'asked' THEN 'lapsed' ELSE 'over' END END`

/** Who broke the glass on what, why, until when, and how a second person judged it. */
export const glassListing = (minute: string): Listing => ({
  model: BreakGlass,
  columns: [
    '`BreakGlass`.id',
    '`BreakGlass`.record',
    'COALESCE(`BreakGlass`.case_id, `BreakGlass`.referral_id, `BreakGlass`.client_id) AS recordId',
    '`BreakGlass`.client_id AS clientId',
    '`BreakGlass`.actor_id AS actorId',
    'actor.display_name AS actorName',
    '`BreakGlass`.reason_code AS reasonCode',
    '`BreakGlass`.reason',
    `${stateAt(minute)} AS state`,
    '`BreakGlass`.asked_at AS askedAt',
    '`BreakGlass`.opened_at AS openedAt',
    '`BreakGlass`.last_minute AS lastMinute',
    '`BreakGlass`.second_by AS secondById',
    'second_person.display_name AS secondByName',
    '`BreakGlass`.verdict',
    '`BreakGlass`.review_words AS reviewWords',
    '`BreakGlass`.reviewed_by AS reviewedById',
    'reviewer.display_name AS reviewedByName',
    '`BreakGlass`.reviewed_at AS reviewedAt',
  ],
  joins: `
    JOIN users actor ON actor.id = \`BreakGlass\`.actor_id
    LEFT JOIN users second_person ON second_person.id = \`BreakGlass\`.second_by
    LEFT JOIN users reviewer ON reviewer.id = \`BreakGlass\`.reviewed_by`,
  filters: {
    id: { field: 'id', sql: '`BreakGlass`.id = :id' },
    clientId: { field: 'clientId', sql: '`BreakGlass`.client_id = :clientId' },
    state: { field: 'state', sql: `${stateAt(minute)} = :state` },
    reviewed: {
      field: 'reviewedAt',
      sql: '(CASE WHEN `BreakGlass`.reviewed_at IS NULL THEN 0 ELSE 1 END) = :reviewed',
    },
  },
  orders: { askedAt: { field: 'askedAt', column: '`BreakGlass`.asked_at' } },
})
