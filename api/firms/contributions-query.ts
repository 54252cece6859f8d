import { Matter } from '../../models/Matter.ts'
import type { Partnership } from '../../models/Partnership.ts'
import { escaped, select } from '../../models/statements.ts'
import { TimeEntry } from '../../models/TimeEntry.ts'
import { Training } from '../../models/Training.ts'
import type { Ability } from '../../policies/ability.ts'
import { scopeSql } from '../../policies/scope.ts'

/**
 * What a firm gave in the term of an agreement, added up by the database: hours, matters and trainings as far as the
 * reader may read them, money and gifts by currency. The firm must have been found through the door.
 */
export interface Given {
  verifiedMinutes: number
  unverifiedMinutes: number
  matters: number
  trainings: number
  money: MoneyGiven[]
  /** What was paid for an instalment by name, by its id. */
  paid: Map<string, number>
  gifts: GiftsGiven[]
}

interface MoneyGiven {
  /** Null where the money counts towards no pledge. */
  pledgeId: string | null
  currency: string
  minor: number
}

interface GiftsGiven {
  secondment: boolean
  /** Null where no value was stated. */
  currency: string | null
  gifts: number
  days: number
  minor: number
}

export async function givenFor(ability: Ability, partnership: Partnership): Promise<Given> {
  return {
    ...(await minutesIn(ability, partnership)),
    matters: await mattersIn(ability, partnership),
    trainings: await trainingsIn(ability, partnership),
    money: await moneyFor(partnership),
    paid: await paidForInstalments(partnership),
    gifts: await giftsFor(partnership),
  }
}

const within = (column: string, { startsOn, endsOn }: Partnership) =>
  `${column} BETWEEN ${escaped(startsOn)} AND ${escaped(endsOn)}`

async function minutesIn(ability: Ability, partnership: Partnership) {
  const [row] = await select<{ verified: number | null; unverified: number | null }>(
    `SELECT SUM(CASE WHEN \`TimeEntry\`.verified_at IS NULL THEN 0 ELSE \`TimeEntry\`.minutes END) AS verified,
       SUM(CASE WHEN \`TimeEntry\`.verified_at IS NULL THEN \`TimeEntry\`.minutes ELSE 0 END) AS unverified
     FROM time_entries AS \`TimeEntry\`
     WHERE ${scopeSql(ability, 'read', TimeEntry)} AND \`TimeEntry\`.firm_id = ${escaped(partnership.firmId)}
       AND ${within('`TimeEntry`.worked_on', partnership)} AND \`TimeEntry\`.withdrawn_at IS NULL`,
  )
  return { verifiedMinutes: Number(row?.verified ?? 0), unverifiedMinutes: Number(row?.unverified ?? 0) }
}

/** A matter is taken on the day on which the firm's conflict check came back clear. */
async function mattersIn(ability: Ability, partnership: Partnership): Promise<number> {
  const taken = 'COALESCE(`Matter`.conflict_checked_on, `Matter`.opened_on)'
  return count(
    `FROM matters AS \`Matter\`
     WHERE ${scopeSql(ability, 'read', Matter)} AND \`Matter\`.firm_id = ${escaped(partnership.firmId)}
       AND \`Matter\`.status <> 'draft' AND ${within(taken, partnership)}`,
  )
}

/** Held for the firm, or for several with somebody of this one there. */
async function trainingsIn(ability: Ability, partnership: Partnership): Promise<number> {
  const firmId = escaped(partnership.firmId)
  return count(
    `FROM trainings AS \`Training\`
     WHERE ${scopeSql(ability, 'read', Training)} AND ${within('`Training`.held_on', partnership)}
       AND (\`Training\`.firm_id = ${firmId} OR EXISTS (SELECT 1 FROM training_attendances AS attendance
         WHERE attendance.training_id = \`Training\`.id AND attendance.firm_id = ${firmId}))`,
  )
}

async function count(from: string): Promise<number> {
  const [row] = await select<{ rows_found: number }>(`SELECT COUNT(*) AS rows_found ${from}`)
  return Number(row?.rows_found ?? 0)
}

/**
 * A payment counts towards the pledge that it names, else towards the one in its currency for the same purpose, when
 * it came in the term. One that names a pledge of another agreement is not of this one. Collations call texts equal
 * that differ, so purposes are compared by their bytes.
 */
async function moneyFor(partnership: Partnership): Promise<MoneyGiven[]> {
  const rows = await select<MoneyGiven>(
    `SELECT pledge.id AS pledgeId, payment.currency, SUM(payment.amount_minor) AS minor
     FROM payments AS payment LEFT JOIN pledges AS pledge
       ON pledge.partnership_id = ${escaped(partnership.id)} AND pledge.kind = 'money'
       AND (pledge.id = payment.pledge_id OR (payment.pledge_id IS NULL AND pledge.currency = payment.currency
         AND HEX(COALESCE(pledge.restricted_to, '')) = HEX(COALESCE(payment.restricted_to, ''))))
     WHERE payment.firm_id = ${escaped(partnership.firmId)} AND payment.withdrawn_at IS NULL
       AND ((payment.pledge_id IS NOT NULL AND pledge.id IS NOT NULL)
         OR (payment.pledge_id IS NULL AND ${within('payment.received_on', partnership)}))
     GROUP BY pledge.id, payment.currency ORDER BY payment.currency`,
  )
  return rows.map(row => ({ ...row, minor: Number(row.minor) }))
}

async function paidForInstalments({ id }: Partnership): Promise<Map<string, number>> {
  const rows = await select<{ instalmentId: string; minor: number }>(
    `SELECT payment.instalment_id AS instalmentId, SUM(payment.amount_minor) AS minor
     FROM pledges AS pledge JOIN payments AS payment ON payment.pledge_id = pledge.id
     WHERE pledge.partnership_id = ${escaped(id)} AND payment.instalment_id IS NOT NULL
       AND payment.withdrawn_at IS NULL
     GROUP BY payment.instalment_id`,
  )
  return new Map(rows.map(({ instalmentId, minor }) => [instalmentId, Number(minor)]))
}

async function giftsFor(partnership: Partnership): Promise<GiftsGiven[]> {
  const secondment = "CASE WHEN gift.kind = 'secondment' THEN 1 ELSE 0 END"
  const rows = await select<GiftsGiven>(
    `SELECT ${secondment} AS secondment, gift.currency, COUNT(*) AS gifts,
       SUM(COALESCE(gift.days, 0)) AS days, SUM(COALESCE(gift.valuation_minor, 0)) AS minor
     FROM gifts_in_kind AS gift
     WHERE gift.firm_id = ${escaped(partnership.firmId)} AND gift.withdrawn_at IS NULL AND (gift.partnership_id = ${escaped(partnership.id)}
       OR (gift.partnership_id IS NULL AND ${within('gift.given_on', partnership)}))
     GROUP BY ${secondment}, gift.currency ORDER BY gift.currency`,
  )
  return rows.map(({ currency, ...row }) => ({
    secondment: Number(row.secondment) === 1,
    currency,
    gifts: Number(row.gifts),
    days: Number(row.days),
    minor: Number(row.minor),
  }))
}
