import { openValue } from '../../models/columns.ts'
import { Referral } from '../../models/Referral.ts'
import { escaped, instantSql, select } from '../../models/statements.ts'
import type { Ability } from '../../policies/ability.ts'
import { scopeSql } from '../../policies/scope.ts'
import type { Action } from '../../policies/vocabulary.ts'

/** Days as 'YYYY-MM-DD'; both belong to the period. */
export interface Period {
  startsOn: string
  endsOn: string
  /** Only what was recorded by this moment, and what stood then; otherwise what stands. */
  asAt?: Date
}

/** What of a result is counted. */
export interface CountedResult {
  clientId: string
  measure: string
  version: number
  total: number | null
}

interface Stored extends CountedResult {
  id: string
  stored: unknown
  takenOn: string
}

/** How many results are in memory at a time, beside those of one client. */
const PAGE = 500

/**
 * The results of each client that were taken in the period and stand, client by client, the oldest of each first. Only
 * those of referrals on which the ability allows the action; for reading, to the clinical side.
 */
export async function* resultsByClient(
  ability: Ability,
  { startsOn, endsOn, asAt }: Period,
  action: Action,
): AsyncGenerator<CountedResult[]> {
  const scope = scopeSql(ability, action, Referral, action === 'read' ? 'clinical' : undefined)
  const within = `taken_on BETWEEN ${escaped(startsOn)} AND ${escaped(endsOn)}`
  let client: Stored[] = []
  for await (const result of pages(`${scope} AND result.${within} AND ${standing(asAt)}`)) {
    if (client[0] && client[0].clientId !== result.clientId) {
      yield inOrder(client)
      client = []
    }
    client.push(result)
  }
  if (client.length > 0) yield inOrder(client)
}

function standing(asAt: Date | undefined): string {
  if (!asAt) return 'result.superseded_by_id IS NULL'
  const known = instantSql(asAt)
  return `result.recorded_at <= ${known} AND NOT EXISTS (SELECT 1 FROM measure_results AS later
    WHERE later.id = result.superseded_by_id AND later.recorded_at <= ${known})`
}

/** Every row that fulfils a condition, by client, read a page at a time. */
async function* pages(condition: string): AsyncGenerator<Stored> {
  let beyond = '1=1'
  for (;;) {
    const rows = await select<Stored>(
      `SELECT \`Referral\`.client_id AS clientId, result.id AS id, result.measure AS measure,
         result.measure_version AS version, result.total AS stored, result.taken_on AS takenOn
       FROM measure_results AS result JOIN referrals AS \`Referral\` ON \`Referral\`.id = result.referral_id
       WHERE ${condition} AND ${beyond} ORDER BY \`Referral\`.client_id, result.id LIMIT ${PAGE}`,
    )
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    const [client, id] = [escaped(last.clientId), escaped(last.id)]
    beyond = `(\`Referral\`.client_id > ${client} OR (\`Referral\`.client_id = ${client} AND result.id > ${id}))`
  }
}

/** Ids are made in the order of recording, which decides between two results of one day. */
function inOrder(results: Stored[]): CountedResult[] {
  const when = ({ takenOn, id }: Stored) => `${takenOn} ${id}`
  const sorted = results.toSorted((one, other) => (when(one) < when(other) ? -1 : 1))
  return sorted.map(({ clientId, measure, version, id, stored }) => {
    const place = { table: 'measure_results', column: 'total', id }
    return { clientId, measure, version, total: openValue<number>('clinical', place, stored, null) }
  })
}
