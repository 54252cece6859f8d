import { MeasureResult } from '../../models/MeasureResult.ts'
import { Referral } from '../../models/Referral.ts'
import { find } from '../../models/rows.ts'
import { escaped } from '../../models/statements.ts'
import type { Ability } from '../../policies/ability.ts'
import { scopeSql } from '../../policies/scope.ts'

/** The results of a client that stand, on every referral whose clinical side the caller reads, the oldest first. */
export function resultsOfClient(ability: Ability, clientId: string): Promise<MeasureResult[]> {
  const readable = scopeSql(ability, 'read', Referral, 'clinical')
  return find(MeasureResult, {
    where: `\`MeasureResult\`.superseded_by_id IS NULL AND \`MeasureResult\`.referral_id IN (
      SELECT \`Referral\`.id FROM referrals AS \`Referral\`
      WHERE \`Referral\`.client_id = ${escaped(clientId)} AND ${readable})`,
    order: '`MeasureResult`.taken_on, `MeasureResult`.recorded_at, `MeasureResult`.id',
  })
}
