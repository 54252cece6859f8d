import { select } from '../../../models/statements.ts'

/**
 * The firms that the client of a case does not want to have it: refused, or a consent for it was taken back, and nothing
 * agreed since then stands. To offer the matter to such a firm would show it the client's names.
 */
export async function firmsRefused(caseId: string | null): Promise<Set<string>> {
  if (caseId === null) return new Set()
  const rows = await select<{ firmId: string }>(
    `SELECT DISTINCT said.firm_id AS firmId
     FROM cases JOIN consents said ON said.client_id = cases.client_id
     WHERE cases.id = ? AND said.purpose = 'casework' AND said.firm_id IS NOT NULL
       AND said.kind IN ('refused', 'withdrawn')
       AND NOT EXISTS (
         SELECT 1 FROM consents agreed
         WHERE agreed.client_id = said.client_id AND agreed.firm_id = said.firm_id AND agreed.purpose = 'casework'
           AND agreed.kind IN ('given', 'limited')
           AND NOT EXISTS (SELECT 1 FROM consents ending WHERE ending.ends_id = agreed.id))`,
    [caseId],
  )
  return new Set(rows.map(({ firmId }) => firmId))
}
