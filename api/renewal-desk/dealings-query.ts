import { isSqlite } from '../../models/database.ts'
import { Offer } from '../../models/Offer.ts'
import { escaped, select } from '../../models/statements.ts'
import { Task } from '../../models/Task.ts'
import type { Ability } from '../../policies/ability.ts'
import { scopeSql } from '../../policies/scope.ts'
import { inNumbers } from './given-query.ts'
import { among, type Current } from './query.ts'

/** What passed between firms and the centre in their terms, for many terms with one statement for each thing. */
export interface Offered {
  partnershipId: string
  offers: number
  refused: number
}

/** What was asked of the firm in the term, by the day in UTC; what was taken back before an answer does not count. */
const ASKED = "('offered', 'accepted', 'clear', 'conditional', 'conflict', 'declined', 'silent')"

const offersIn = (ability: Ability, terms: Current[]) => {
  const first = terms.map(({ startsOn }) => startsOn).sort()[0] ?? ''
  return `FROM partnerships AS term JOIN offers AS \`Offer\` ON \`Offer\`.firm_id = term.firm_id
    WHERE ${among('term.id', idsOf(terms))} AND \`Offer\`.kind = 'offer' AND \`Offer\`.state IN ${ASKED}
      AND \`Offer\`.offered_at >= ${escaped(first)}
      AND DATE(\`Offer\`.offered_at) BETWEEN term.starts_on AND term.ends_on AND ${scopeSql(ability, 'read', Offer)}`
}

export async function offersOf(ability: Ability, terms: Current[]): Promise<Offered[]> {
  const rows = await select<Offered>(
    `SELECT term.id AS partnershipId, COUNT(*) AS offers,
       SUM(CASE WHEN \`Offer\`.state IN ('declined', 'silent') THEN 1 ELSE 0 END) AS refused
     ${offersIn(ability, terms)} GROUP BY term.id`,
  )
  return rows.map(row => inNumbers(row, ['offers', 'refused']))
}

export interface Answered {
  partnershipId: string
  median: number
}

/** The median of the minutes from an offer to its answer. */
export async function answersOf(ability: Ability, terms: Current[]): Promise<Answered[]> {
  const minutes = isSqlite()
    ? 'CAST(ROUND((JULIANDAY(`Offer`.answered_at) - JULIANDAY(`Offer`.offered_at)) * 1440) AS INTEGER)'
    : 'TIMESTAMPDIFF(MINUTE, `Offer`.offered_at, `Offer`.answered_at)'
  const rows = await select<Answered>(
    `SELECT partnershipId, AVG(minutes) AS median FROM (
       SELECT term.id AS partnershipId, ${minutes} AS minutes,
         ROW_NUMBER() OVER (PARTITION BY term.id ORDER BY ${minutes}) AS place,
         COUNT(*) OVER (PARTITION BY term.id) AS answered
       ${offersIn(ability, terms)} AND \`Offer\`.answered_at IS NOT NULL) AS ranked
     WHERE place * 2 IN (answered, answered + 1, answered + 2) GROUP BY partnershipId`,
  )
  return rows.map(({ partnershipId, median }) => ({ partnershipId, median: Math.round(Number(median)) }))
}

export interface Instalment {
  partnershipId: string
  pledgeId: string
  dueOn: string
  minor: number
  /** What was paid for it by name. */
  named: number
}

/** Instalments, the earliest first. */
export async function instalmentsOf(terms: Current[]): Promise<Instalment[]> {
  const rows = await select<Instalment>(
    `SELECT pledge.partnership_id AS partnershipId, pledge.id AS pledgeId, instalment.due_on AS dueOn,
       instalment.amount_minor AS minor, COALESCE(paid.minor, 0) AS named
     FROM pledges AS pledge JOIN instalments AS instalment ON instalment.pledge_id = pledge.id
       LEFT JOIN (SELECT instalment_id, SUM(amount_minor) AS minor FROM payments
         WHERE instalment_id IS NOT NULL AND withdrawn_at IS NULL GROUP BY instalment_id) AS paid ON paid.instalment_id = instalment.id
     WHERE ${among('pledge.partnership_id', idsOf(terms))} ORDER BY instalment.due_on, instalment.id`,
  )
  return rows.map(row => inNumbers(row, ['minor', 'named']))
}

export interface Lawyers {
  firmId: string
  lawyers: number
  trained: number
}

/** Lawyers with an account, and those of them whose induction is in force. */
export async function lawyersOf(terms: Current[], today: string): Promise<Lawyers[]> {
  const rows = await select<Lawyers>(
    `SELECT person.firm_id AS firmId, COUNT(DISTINCT person.id) AS lawyers,
       COUNT(DISTINCT induction.user_id) AS trained
     FROM users AS person JOIN role_grants AS granted ON granted.user_id = person.id AND granted.role = 'partner_lawyer'
       LEFT JOIN credentials AS induction ON induction.user_id = person.id AND induction.kind = 'induction'
         AND induction.starts_on <= ${escaped(today)} AND induction.ends_on >= ${escaped(today)}
     WHERE ${among('person.firm_id', firmsOf(terms))} AND person.status = 'active' GROUP BY person.firm_id`,
  )
  return rows.map(row => inNumbers(row, ['lawyers', 'trained']))
}

export interface Talked {
  firmId: string
  heldOn: string
}

/** The last conversation with somebody senior. */
export async function talksOf(terms: Current[]): Promise<Talked[]> {
  return select<Talked>(
    `SELECT firm_id AS firmId, MAX(held_on) AS heldOn FROM conversations
     WHERE ${among('firm_id', firmsOf(terms))} AND with_senior = 1 GROUP BY firm_id`,
  )
}

export interface Owed {
  partnershipId: string
  taskId: string
  what: string
  owedBy: string
  dueOn: string
}

/** The open task of each agreement that is due first, as far as the reader may read it. */
export async function tasksOf(ability: Ability, terms: Current[]): Promise<Owed[]> {
  return select<Owed>(
    `SELECT partnershipId, taskId, what, owedBy, dueOn FROM (
       SELECT \`Task\`.partnership_id AS partnershipId, \`Task\`.id AS taskId, \`Task\`.kind AS what,
         \`Task\`.owed_by AS owedBy, \`Task\`.due_on AS dueOn,
         ROW_NUMBER() OVER (PARTITION BY \`Task\`.partnership_id ORDER BY \`Task\`.due_on, \`Task\`.id) AS place
       FROM tasks AS \`Task\` WHERE ${among('`Task`.firm_id', firmsOf(terms))} AND \`Task\`.state = 'open'
         AND ${among('`Task`.partnership_id', idsOf(terms))} AND ${scopeSql(ability, 'read', Task)}) AS ranked
     WHERE place = 1`,
  )
}

export interface Message {
  partnershipId: string
  rung: string
  state: string
  plannedFor: string
  madeAt: Date | string | null
}

/** The message of each agreement that is planned to leave next. */
export const nextMessagesOf = (terms: Current[]) =>
  firstMessages(terms, "state = 'planned'", 'planned_for, id')

/** The message of each agreement that was made last. */
export const lastMessagesOf = (terms: Current[]) =>
  firstMessages(terms, 'made_at IS NOT NULL', 'made_at DESC, id DESC')

async function firstMessages(terms: Current[], where: string, order: string): Promise<Message[]> {
  return select<Message>(
    `SELECT partnershipId, rung, state, plannedFor, madeAt FROM (
       SELECT partnership_id AS partnershipId, rung, state, planned_for AS plannedFor, made_at AS madeAt,
         ROW_NUMBER() OVER (PARTITION BY partnership_id ORDER BY ${order}) AS place
       FROM planned_messages WHERE ${among('partnership_id', idsOf(terms))} AND ${where}) AS ranked
     WHERE place = 1`,
  )
}

const idsOf = (terms: Current[]) => terms.map(({ id }) => id)
const firmsOf = (terms: Current[]) => terms.map(({ firmId }) => firmId)
