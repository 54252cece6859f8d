import type { Statement } from './statements.ts'
import type { Database } from './world.ts'

/**
 * The figures of the renewal desk and of a proposal as somebody would ask for them by hand, for a spreadsheet: one
 * statement each, the same columns, no permissions, no walls, no reasons in words.
 */
const minutesToAnswer = (database: Database) =>
  database === 'sqlite'
    ? 'ROUND((JULIANDAY(offer.answered_at) - JULIANDAY(offer.offered_at)) * 1440)'
    : 'TIMESTAMPDIFF(MINUTE, offer.offered_at, offer.answered_at)'

/** A common table expression: the middle of the answers that some offers got, by firm. */
const medians = (database: Database, from: string) => `medians AS (
  SELECT firm_id, AVG(minutes) AS minutes FROM (
    SELECT offer.firm_id, ${minutesToAnswer(database)} AS minutes,
      ROW_NUMBER() OVER (PARTITION BY offer.firm_id ORDER BY ${minutesToAnswer(database)}) AS place,
      COUNT(*) OVER (PARTITION BY offer.firm_id) AS answered
    FROM ${from} AND offer.answered_at IS NOT NULL) AS ranked
  WHERE place * 2 IN (answered, answered + 1, answered + 2) GROUP BY firm_id)`

const daysBefore = (today: string, days: number) =>
  new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10)

/** Agreements of today with what was pledged and given, what is known of the firm, and the next step. */
export function deskByHand(today: string, database: Database): Statement {
  const [lately, before] = [daysBefore(today, 90), daysBefore(today, 180)]
  const offers = `terms AS term JOIN offers AS offer ON offer.firm_id = term.firm_id AND offer.kind = 'offer'
    AND offer.state NOT IN ('queued', 'withdrawn', 'skipped')
    AND offer.offered_at >= term.starts_on AND DATE(offer.offered_at) <= term.ends_on
    WHERE 1=1`
  const sql = `WITH terms AS (
      SELECT term.id, term.firm_id, firm.name, firm.status, term.year, term.starts_on, term.ends_on, term.answer_hours
      FROM partnerships AS term JOIN firms AS firm ON firm.id = term.firm_id
      WHERE term.state = 'signed' AND term.starts_on <= '${today}' AND term.ends_on >= '${today}'),
    pledged AS (
      SELECT partnership_id, SUM(CASE WHEN kind = 'hours' THEN quantity END) AS minutes,
        SUM(CASE WHEN kind = 'matters' THEN quantity END) AS matters,
        SUM(CASE WHEN kind = 'trainings' THEN quantity END) AS trainings,
        SUM(CASE WHEN kind = 'money' THEN quantity END) AS minor FROM pledges GROUP BY partnership_id),
    hours AS (
      SELECT term.id, SUM(CASE WHEN entry.worked_on BETWEEN term.starts_on AND term.ends_on THEN entry.minutes END) AS given,
        SUM(CASE WHEN entry.worked_on > '${lately}' THEN entry.minutes END) AS lately,
        SUM(CASE WHEN entry.worked_on > '${before}' AND entry.worked_on <= '${lately}' THEN entry.minutes END) AS before90
      FROM terms AS term JOIN time_entries AS entry ON entry.firm_id = term.firm_id AND entry.withdrawn_at IS NULL
        AND entry.worked_on >= CASE WHEN term.starts_on < '${before}' THEN term.starts_on ELSE '${before}' END
        AND entry.worked_on <= '${today}' GROUP BY term.id),
    taken AS (
      SELECT term.id, COUNT(*) AS matters FROM terms AS term JOIN matters AS matter ON matter.firm_id = term.firm_id
        AND matter.status <> 'draft'
        AND COALESCE(matter.conflict_checked_on, matter.opened_on) BETWEEN term.starts_on AND term.ends_on
      GROUP BY term.id),
    held AS (
      SELECT term.id, COUNT(*) AS trainings FROM terms AS term JOIN trainings AS training
        ON training.firm_id = term.firm_id AND training.held_on BETWEEN term.starts_on AND term.ends_on GROUP BY term.id),
    money AS (
      SELECT term.id, SUM(payment.amount_minor) AS minor FROM terms AS term JOIN payments AS payment
        ON payment.firm_id = term.firm_id AND payment.received_on BETWEEN term.starts_on AND term.ends_on GROUP BY term.id),
    gifts AS (
      SELECT partnership_id, SUM(valuation_minor) AS minor, SUM(days) AS days FROM gifts_in_kind GROUP BY partnership_id),
    asked AS (
      SELECT offer.firm_id, COUNT(*) AS offers,
        SUM(CASE WHEN offer.state IN ('declined', 'silent') THEN 1 ELSE 0 END) AS refused
      FROM ${offers} GROUP BY offer.firm_id),
    ${medians(database, offers)},
    overdue AS (
      SELECT partnership_id, COUNT(*) AS instalments, SUM(late) AS late FROM (
        SELECT pledge.partnership_id, part.id, CASE WHEN part.due_on < '${today}'
          AND COALESCE(SUM(payment.amount_minor), 0) < part.amount_minor THEN 1 ELSE 0 END AS late
        FROM terms AS term JOIN pledges AS pledge ON pledge.partnership_id = term.id
          JOIN instalments AS part ON part.pledge_id = pledge.id
          LEFT JOIN payments AS payment ON payment.instalment_id = part.id
        GROUP BY pledge.partnership_id, part.id, part.due_on, part.amount_minor) AS parts GROUP BY partnership_id),
    lawyers AS (
      SELECT person.firm_id, COUNT(DISTINCT person.id) AS lawyers, COUNT(DISTINCT induction.user_id) AS trained
      FROM users AS person JOIN role_grants AS granted ON granted.user_id = person.id AND granted.role = 'partner_lawyer'
        LEFT JOIN credentials AS induction ON induction.user_id = person.id AND induction.kind = 'induction'
          AND induction.starts_on <= '${today}' AND induction.ends_on >= '${today}'
      WHERE person.status = 'active' GROUP BY person.firm_id),
    talks AS (SELECT firm_id, MAX(held_on) AS held_on FROM conversations WHERE with_senior = 1 GROUP BY firm_id),
    owed AS (
      SELECT partnership_id, kind, owed_by, due_on, ROW_NUMBER() OVER (PARTITION BY partnership_id ORDER BY due_on, id) AS place
      FROM tasks WHERE state = 'open' AND partnership_id IS NOT NULL),
    letters AS (
      SELECT partnership_id, MIN(CASE WHEN state = 'planned' THEN planned_for END) AS next_on, MAX(made_at) AS made_at
      FROM planned_messages GROUP BY partnership_id)
    SELECT terms.*, pledged.minutes, pledged.matters AS matters_pledged, pledged.trainings AS trainings_pledged,
      pledged.minor AS minor_pledged, hours.given, hours.lately, hours.before90, taken.matters, held.trainings,
      money.minor, gifts.minor AS in_kind, gifts.days, asked.offers, asked.refused, medians.minutes AS median_minutes,
      overdue.instalments, overdue.late, lawyers.lawyers, lawyers.trained, talks.held_on, owed.kind AS next_step,
      owed.owed_by, owed.due_on, letters.next_on, letters.made_at
    FROM terms LEFT JOIN pledged ON pledged.partnership_id = terms.id LEFT JOIN hours ON hours.id = terms.id
      LEFT JOIN taken ON taken.id = terms.id LEFT JOIN held ON held.id = terms.id LEFT JOIN money ON money.id = terms.id
      LEFT JOIN gifts ON gifts.partnership_id = terms.id LEFT JOIN asked ON asked.firm_id = terms.firm_id
      LEFT JOIN medians ON medians.firm_id = terms.firm_id LEFT JOIN overdue ON overdue.partnership_id = terms.id
      LEFT JOIN lawyers ON lawyers.firm_id = terms.firm_id LEFT JOIN talks ON talks.firm_id = terms.firm_id
      LEFT JOIN owed ON owed.partnership_id = terms.id AND owed.place = 1
      LEFT JOIN letters ON letters.partnership_id = terms.id
    ORDER BY terms.ends_on, terms.id LIMIT 50`
  return { sql, values: [] }
}

/** The partner firms with what counts for a matter of a kind. */
export function proposalByHand(today: string, kind: string, database: Database): Statement {
  const offers = `offers AS offer WHERE offer.kind = 'offer' AND offer.offered_at >= '${daysBefore(today, 365)}'`
  const live = (name: string) =>
    `${name}.state = 'signed' AND ${name}.starts_on <= '${today}' AND ${name}.ends_on >= '${today}'`
  const sql = `WITH terms AS (SELECT one.id, one.firm_id, one.starts_on FROM partnerships AS one WHERE ${live('one')}),
    pledged AS (
      SELECT partnership_id, SUM(CASE WHEN kind = 'hours' THEN quantity END) AS minutes,
        SUM(CASE WHEN kind = 'matters' THEN quantity END) AS matters FROM pledges GROUP BY partnership_id),
    work AS (
      SELECT term.id, SUM(CASE WHEN matter.status = 'active' THEN 1 ELSE 0 END) AS active,
        SUM(CASE WHEN matter.status <> 'draft' AND matter.opened_on >= term.starts_on THEN 1 ELSE 0 END) AS taken
      FROM terms AS term JOIN matters AS matter ON matter.firm_id = term.firm_id GROUP BY term.id),
    hours AS (
      SELECT term.id, SUM(entry.minutes) AS minutes FROM terms AS term JOIN time_entries AS entry
        ON entry.firm_id = term.firm_id AND entry.worked_on >= term.starts_on AND entry.worked_on <= '${today}'
        AND entry.withdrawn_at IS NULL GROUP BY term.id),
    lawyers AS (
      SELECT person.firm_id, COUNT(DISTINCT person.id) AS lawyers,
        COUNT(DISTINCT CASE WHEN profile.most_matters IS NULL OR profile.most_matters > (
          SELECT COUNT(DISTINCT place.matter_id) FROM team_members AS place JOIN matters AS matter
            ON matter.id = place.matter_id AND matter.status = 'active'
          WHERE place.user_id = person.id AND place.ends_on >= '${today}') THEN person.id END) AS with_room,
        COUNT(DISTINCT CASE WHEN profile.areas LIKE '%"${kind}"%' THEN person.id END) AS of_kind,
        COUNT(DISTINCT induction.user_id) AS trained, GROUP_CONCAT(DISTINCT profile.languages) AS languages
      FROM users AS person JOIN lawyer_profiles AS profile ON profile.user_id = person.id
        LEFT JOIN credentials AS induction ON induction.user_id = person.id AND induction.kind = 'induction'
          AND induction.starts_on <= '${today}' AND induction.ends_on >= '${today}'
      WHERE person.status = 'active' AND person.firm_id IS NOT NULL GROUP BY person.firm_id),
    asked AS (
      SELECT offer.firm_id, SUM(CASE WHEN offer.state IN ('accepted', 'clear', 'conditional') THEN 1 ELSE 0 END) AS taken,
        SUM(CASE WHEN offer.state IN ('declined', 'silent') THEN 1 ELSE 0 END) AS refused
      FROM ${offers} GROUP BY offer.firm_id),
    ${medians(database, offers)}
    SELECT firm.id, firm.name, term.answer_hours, term.most_matters, term.excluded_kinds, term.excluded_sectors,
      pledged.minutes AS minutes_pledged, pledged.matters AS matters_pledged, work.active, work.taken, hours.minutes,
      lawyers.lawyers, lawyers.with_room, lawyers.of_kind, lawyers.trained, lawyers.languages, asked.taken AS said_yes,
      asked.refused, medians.minutes AS median_minutes
    FROM firms AS firm LEFT JOIN partnerships AS term ON term.firm_id = firm.id AND ${live('term')}
      LEFT JOIN pledged ON pledged.partnership_id = term.id LEFT JOIN work ON work.id = term.id
      LEFT JOIN hours ON hours.id = term.id LEFT JOIN lawyers ON lawyers.firm_id = firm.id
      LEFT JOIN asked ON asked.firm_id = firm.id LEFT JOIN medians ON medians.firm_id = firm.id
    WHERE firm.status IN ('partner', 'paused') ORDER BY of_kind DESC, with_room DESC, firm.name`
  return { sql, values: [] }
}
