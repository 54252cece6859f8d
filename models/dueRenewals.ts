import { stateSql } from './partnershipState.ts'
import { escaped, select } from './statements.ts'

/** An agreement of whose renewal something is to be done. */
export interface Due {
  firmId: string
  partnershipId: string
}

/** Another agreement of the firm was signed that begins after this one's end. */
const FOLLOWED = `EXISTS (SELECT 1 FROM partnerships AS later WHERE later.firm_id = partnership.firm_id
  AND later.state <> 'draft' AND later.starts_on > partnership.ends_on)`

const ask = (from: string) =>
  select<Due>(`SELECT DISTINCT partnership.firm_id AS firmId, partnership.id AS partnershipId
    FROM partnerships AS partnership JOIN firms AS firm ON firm.id = partnership.firm_id ${from}
    ORDER BY partnership.firm_id, partnership.id`)

/**
 * The signed agreements that lack a row for one of these rungs, and those of which a rung is planned anew because it was
 * skipped in a pause that is over, or rested.
 */
export async function renewalsToPlan(codes: string[], today: string): Promise<Due[]> {
  if (codes.length === 0) return []
  const rungs = codes.map(escaped).join(', ')
  return ask(`WHERE partnership.state = 'signed' AND (
      (SELECT COUNT(DISTINCT known.rung) FROM planned_messages AS known
        WHERE known.partnership_id = partnership.id AND known.rung IN (${rungs})) < ${codes.length}
      OR (firm.status = 'partner' AND NOT ${FOLLOWED} AND EXISTS (SELECT 1 FROM planned_messages AS skipped
        WHERE skipped.partnership_id = partnership.id AND skipped.rung IN (${rungs})
          AND (skipped.because = 'paused'
            OR (skipped.because = 'superseded' AND skipped.planned_for > ${escaped(today)}))
          AND NOT EXISTS (SELECT 1 FROM planned_messages AS again WHERE again.partnership_id = skipped.partnership_id
            AND again.rung = skipped.rung AND again.round > skipped.round))))`)
}

/** The agreements with a planned message whose day has come, or that is not to leave any more. */
export async function renewalsToMake(today: string): Promise<Due[]> {
  return ask(`JOIN planned_messages AS message ON message.partnership_id = partnership.id
    WHERE message.state = 'planned' AND (message.planned_for <= ${escaped(today)}
      OR partnership.state <> 'signed' OR firm.status IN ('former', 'lapsed') OR ${FOLLOWED})`)
}

/** The last agreements of partners, or paused ones, whose days of grace are over. */
export async function graceOver(today: string): Promise<Due[]> {
  return ask(`WHERE firm.status IN ('partner', 'paused') AND partnership.state = 'signed'
    AND NOT ${FOLLOWED} AND ${stateSql(today, 'partnership')} = 'lapsed'`)
}

/** The messages of which the outbox knows more than the ledger. */
export async function messagesToSettle(): Promise<string[]> {
  const rows = await select<{ id: string }>(
    `SELECT message.id FROM planned_messages AS message JOIN outbox_messages AS mail ON mail.id = message.outbox_id
     WHERE (message.state = 'made' AND (mail.sent_at IS NOT NULL OR mail.bounced_at IS NOT NULL))
       OR (message.state = 'bounced' AND mail.sent_at IS NOT NULL)
     ORDER BY message.id`,
  )
  return rows.map(({ id }) => id)
}
