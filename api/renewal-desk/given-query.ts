import { shiftDays } from '../../jurisdictions/days.ts'
import { Matter } from '../../models/Matter.ts'
import type { PledgeKind } from '../../models/Pledge.ts'
import { escaped, select } from '../../models/statements.ts'
import { TimeEntry } from '../../models/TimeEntry.ts'
import { Training } from '../../models/Training.ts'
import type { Ability } from '../../policies/ability.ts'
import { scopeSql } from '../../policies/scope.ts'
import { among, type Current } from './query.ts'

/**
 * What firms pledged and gave in their terms, for many terms with one statement for each kind of thing. Hours, matters
 * and trainings are counted as far as the reader may read them. What counts towards which agreement follows the same
 * rules as a firm's own page of contributions.
 */
export interface Minutes {
  partnershipId: string
  given: number
  lately: number
  before: number
  year: number
}

const inTerm = (column: string) => `${column} BETWEEN term.starts_on AND term.ends_on`

/** The minutes of the term, of the last ninety days, of the ninety before, and of the last 365. */
export async function minutesOf(ability: Ability, terms: Current[], today: string): Promise<Minutes[]> {
  const [lately, before, year] = [-90, -180, -365].map(days => escaped(shiftDays(today, days)))
  const starts = terms.map(({ startsOn }) => startsOn)
  const first = [...starts, shiftDays(today, -365)].sort()[0] ?? today
  const on = '`TimeEntry`.worked_on'
  const sum = (when: string, name: string) =>
    `SUM(CASE WHEN ${when} THEN \`TimeEntry\`.minutes ELSE 0 END) AS ${name}`
  const rows = await select<Minutes>(
    `SELECT term.id AS partnershipId, ${sum(inTerm(on), 'given')}, ${sum(`${on} > ${lately}`, 'lately')},
       ${sum(`${on} > ${before} AND ${on} <= ${lately}`, '`before`')}, ${sum(`${on} > ${year}`, '`year`')}
     FROM partnerships AS term JOIN time_entries AS \`TimeEntry\` ON \`TimeEntry\`.firm_id = term.firm_id
     WHERE ${among('term.id', idsOf(terms))} AND ${on} >= ${escaped(first)} AND ${on} <= ${escaped(today)}
       AND \`TimeEntry\`.withdrawn_at IS NULL AND ${scopeSql(ability, 'read', TimeEntry)}
     GROUP BY term.id`,
  )
  return rows.map(row => inNumbers(row, ['given', 'lately', 'before', 'year']))
}

export interface Counted {
  partnershipId: string
  counted: number
}

/** Matters that were taken on in the term: a matter is, on the day on which the conflict check came back clear. */
export async function mattersOf(ability: Ability, terms: Current[]): Promise<Counted[]> {
  const taken = 'COALESCE(`Matter`.conflict_checked_on, `Matter`.opened_on)'
  return counted(
    terms,
    `JOIN matters AS \`Matter\` ON \`Matter\`.firm_id = term.firm_id AND \`Matter\`.status <> 'draft'`,
    `${inTerm(taken)} AND ${scopeSql(ability, 'read', Matter)}`,
  )
}

/** Trainings held for the firm, or for several with somebody of this one there. */
export async function trainingsOf(ability: Ability, terms: Current[]): Promise<Counted[]> {
  return counted(
    terms,
    `JOIN trainings AS \`Training\` ON ${inTerm('`Training`.held_on')}`,
    `${scopeSql(ability, 'read', Training)} AND (\`Training\`.firm_id = term.firm_id
       OR EXISTS (SELECT 1 FROM training_attendances AS attendance
         WHERE attendance.firm_id = term.firm_id AND attendance.training_id = \`Training\`.id))`,
  )
}

async function counted(terms: Current[], join: string, where: string): Promise<Counted[]> {
  const rows = await select<Counted>(
    `SELECT term.id AS partnershipId, COUNT(*) AS counted FROM partnerships AS term ${join}
     WHERE ${among('term.id', idsOf(terms))} AND ${where} GROUP BY term.id`,
  )
  return rows.map(row => inNumbers(row, ['counted']))
}

export interface Money {
  partnershipId: string
  /** Null where it counts towards no pledge. */
  pledgeId: string | null
  currency: string
  minor: number
}

/** Payments that name a pledge count towards it, others by their day, currency and purpose. */
export async function moneyOf(terms: Current[]): Promise<Money[]> {
  const rows = await select<Money>(
    `SELECT term.id AS partnershipId, pledge.id AS pledgeId, payment.currency, SUM(payment.amount_minor) AS minor
     FROM partnerships AS term JOIN payments AS payment ON payment.firm_id = term.firm_id
       LEFT JOIN pledges AS pledge ON pledge.partnership_id = term.id AND pledge.kind = 'money'
         AND (pledge.id = payment.pledge_id OR (payment.pledge_id IS NULL AND pledge.currency = payment.currency
           AND HEX(COALESCE(pledge.restricted_to, '')) = HEX(COALESCE(payment.restricted_to, ''))))
     WHERE ${among('term.id', idsOf(terms))} AND payment.withdrawn_at IS NULL AND ((payment.pledge_id IS NOT NULL AND pledge.id IS NOT NULL)
       OR (payment.pledge_id IS NULL AND ${inTerm('payment.received_on')}))
     GROUP BY term.id, pledge.id, payment.currency`,
  )
  return rows.map(row => inNumbers(row, ['minor']))
}

export interface Gifts {
  partnershipId: string
  currency: string | null
  days: number
  minor: number
}

/** Days of secondment, and the stated value of other gifts by currency. */
export async function giftsOf(terms: Current[]): Promise<Gifts[]> {
  const rows = await select<Gifts>(
    `SELECT term.id AS partnershipId, gift.currency, SUM(COALESCE(gift.days, 0)) AS days,
       SUM(CASE WHEN gift.kind = 'secondment' THEN 0 ELSE COALESCE(gift.valuation_minor, 0) END) AS minor
     FROM partnerships AS term JOIN gifts_in_kind AS gift ON gift.firm_id = term.firm_id
     WHERE ${among('term.id', idsOf(terms))} AND gift.withdrawn_at IS NULL
       AND (gift.partnership_id = term.id OR (gift.partnership_id IS NULL AND ${inTerm('gift.given_on')}))
     GROUP BY term.id, gift.currency`,
  )
  return rows.map(row => inNumbers(row, ['days', 'minor']))
}

export interface Pledged {
  partnershipId: string
  kind: PledgeKind
  currency: string | null
  quantity: number
}

export async function pledgesOf(ids: string[]): Promise<Pledged[]> {
  const rows = await select<Pledged>(
    `SELECT partnership_id AS partnershipId, kind, currency, SUM(quantity) AS quantity FROM pledges
     WHERE ${among('partnership_id', ids)} GROUP BY partnership_id, kind, currency ORDER BY kind, currency`,
  )
  return rows.map(row => inNumbers(row, ['quantity']))
}

const idsOf = (terms: Current[]) => terms.map(({ id }) => id)

/** Sums come as texts from one database and as numbers from the other. */
export function inNumbers<T extends object, K extends keyof T>(row: T, names: K[]): T {
  return { ...row, ...Object.fromEntries(names.map(name => [name, Number(row[name])])) }
}
