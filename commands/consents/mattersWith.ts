import type { MatterStatus } from '../../models/Matter.ts'
import { select } from '../../models/statements.ts'

export interface MatterWithFirm {
  id: string
  reference: string
  status: MatterStatus
  /** Whether the firm has it now. */
  held: boolean
}

/** The matters of a client that a firm has, or was told of by an offer, in the order of their references. */
export async function mattersWith(clientId: string, firmId: string): Promise<MatterWithFirm[]> {
  const rows = await select<Omit<MatterWithFirm, 'held'> & { firmId: string | null }>(
    `SELECT matter.id, matter.reference, matter.status, matter.firm_id AS firmId
     FROM cases JOIN matters matter ON matter.case_id = cases.id
     WHERE cases.client_id = ? AND (matter.firm_id = ? OR EXISTS (
       SELECT 1 FROM offers WHERE offers.matter_id = matter.id AND offers.firm_id = ?
         AND offers.state NOT IN ('queued', 'skipped')))
     ORDER BY matter.reference`,
    [clientId, firmId, firmId],
  )
  return rows.map(({ firmId: current, ...matter }) => ({ ...matter, held: current === firmId }))
}
